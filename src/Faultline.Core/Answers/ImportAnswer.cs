using System.Globalization;
using Faultline.Reports.Machine;
using Faultline.Store;

namespace Faultline.Answers;

/// <summary>What an import added.</summary>
public sealed class ImportAnswer : Answer
{
    public required IReadOnlyList<CommitResult> Results { get; init; }

    public override string ToJson() => MachineJson.Write(new ImportView(
        [.. Results.Select(r => new ImportedRunView(r.Run.Run.Id, r.Run.Revision, Word(r.Outcome), Views.Of(r.Run.Totals)))],
        DiagnosticViews)) + "\n";

    public override string ToText() => string.Concat(Results.Select(r =>
        string.Create(CultureInfo.InvariantCulture, $"{r.Run.Handle}: {r.Run.Trials} trials, {r.Run.Totals.Failed} failed\n") + Remark(r)));

    /// <summary>What the import did to the workspace, in a line of its own.</summary>
    internal static string Remark(CommitResult result) => result.Outcome switch
    {
        CommitOutcome.Added => $"Stored as {result.Run.Handle}.\n",
        CommitOutcome.Unchanged => $"Already stored as {result.Run.Handle} with the same content; nothing was changed.\n",
        CommitOutcome.KeptBeside => $"Other content came under a run id that was stored before; kept beside it as {result.Run.Handle}.\n",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "unknown outcome"),
    };

    private static string Word(CommitOutcome outcome) => outcome switch
    {
        CommitOutcome.Added => "added",
        CommitOutcome.Unchanged => "unchanged",
        CommitOutcome.KeptBeside => "kept-beside",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "unknown outcome"),
    };
}
