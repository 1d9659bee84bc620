using System.Globalization;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Store;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>The runs of the workspace with the counts of their labels, as far as they were triaged.</summary>
public sealed class RunsAnswer : Answer
{
    public required IReadOnlyList<(StoredRun Run, IReadOnlyDictionary<string, int> Labels, ReviewStatusView? Review)> Runs { get; init; }

    public override string ToJson() => MachineJson.Write(new RunsView(
        [.. Runs.Select(r => Views.Of(r.Run.Run, r.Run.Revision, r.Run.Totals, r.Run.FailuresByCheck, r.Labels, r.Review, failures: null))])) + "\n";

    public override string ToText()
    {
        if (Runs.Count == 0) return "No runs yet. 'faultline triage PATH' reads one.\n";
        var table = new TextTable("run", "date", "model", "experiment", "passed", "failed", "cases", "reviewed");
        foreach (var (stored, _, review) in Runs)
        {
            var run = stored.Run;
            table.Add(stored.Handle, Day.Of(run.Date) ?? "-", run.Model ?? "-",
                run.Experiment ?? "-", Count(stored.Totals.Passed), Count(stored.Totals.Failed), Count(stored.Totals.Cases), Count(review is null ? null : review.Reviewed + review.Propagated));
        }

        return table.ToString();
    }

    private static string Count(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
