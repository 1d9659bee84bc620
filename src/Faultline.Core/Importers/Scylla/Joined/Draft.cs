using Faultline.Importers.Scylla.Logs;
using Faultline.Importers.Scylla.Summary;
using Faultline.Importers.Scylla.Trees;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>One attempt while its sources are put together.</summary>
internal sealed class Draft
{
    public required string Case { get; init; }

    /// <summary>Index of the session.</summary>
    public int Session { get; set; }

    /// <summary>From 1 inside the session.</summary>
    public int Attempt { get; set; }

    public int? Thread { get; init; }

    /// <summary>Null for an attempt that no log tells of.</summary>
    public LogAttempt? Log { get; init; }

    /// <summary>The experiment's folder as it is now, where this attempt or a later one left it.</summary>
    public ExperimentTree? Tree { get; set; }

    /// <summary>True when report and tiers of <see cref="Tree"/> are what this attempt left.</summary>
    public bool OwnsReport { get; set; }

    /// <summary>The summary's final row, where this attempt wrote it.</summary>
    public SummaryRow? Row { get; set; }

    /// <summary>True for what the first of two attempts left behind, found in run results that the second did not overwrite.</summary>
    public bool IsFirstRunFromDisk { get; init; }

    public List<TreeRun> Runs { get; set; } = [];

    public decimal? Spend { get; set; }

    public DateTimeOffset? Start { get; set; }

    public DateTimeOffset? End { get; set; }

    public int? ExitCode { get; set; }

    public string? FolderName => Log?.Folder ?? (Log is null ? Tree?.Folder.Name ?? Row?.Folder : null);

    /// <summary>As the attempt printed it, or as its row or report states it.</summary>
    public decimal? Cost
    {
        get
        {
            if (IsFirstRunFromDisk) return Tree?.Spend;
            var row = Row is { Row: { IsBlank: false, Status: "pass" or "fail" } own } ? own.CostUsd : null;
            var report = OwnsReport && Tree is { HasReport: true } tree ? tree.Cost : null;
            if (Log?.Block is not { } block) return row ?? report;
            if (!block.HasResult || block.Cost is not { } printed) return block.HasResult ? row ?? report : null;
            // The log prints four decimals; row and report say the same in full.
            return IsSame(row, printed) ? row : IsSame(report, printed) ? report : printed;
        }
    }

    public Outcome Outcome
    {
        get
        {
            if (IsFirstRunFromDisk) return FirstRun.Passed(Tree!) ? Outcome.Passed : Outcome.Failed;
            if (Log is { IsOver: false } && Row is null && ExitCode is null) return Outcome.Unfinished;
            if (ExitCode is not null and not 0) return Outcome.Errored;
            if (Log?.Block is { HasResult: true } block) return block.Passed ? Outcome.Passed : Outcome.Failed;
            if (Row is { Row: { IsBlank: false, Status: "pass" or "fail" } } row) return row.Row.Status == "pass" ? Outcome.Passed : Outcome.Failed;
            if (Log?.Block is null && OwnsReport && Tree is { HasReport: true } tree) return tree.Passed ? Outcome.Passed : Outcome.Failed;
            if (Row?.Row.IsBlank == true && Log?.Block is null) return Outcome.Failed;
            return Log is null && Row is null && Tree is { HasReport: false } ? Outcome.Unfinished : Outcome.Errored;
        }
    }

    private static bool IsSame(decimal? full, decimal printed) => full is { } value && Math.Abs(value - printed) <= 0.0001m;
}
