using Faultline.Model;

namespace Faultline.Reports;

/// <summary>All that is said about a run. Every report and every front end shows this, so that they cannot disagree.</summary>
public sealed record ReportModel
{
    public required Run Run { get; init; }

    public required Totals Totals { get; init; }

    /// <summary>Failures by the check that failed first, most first; sums to <see cref="FailureCount"/>.</summary>
    public required IReadOnlyList<CheckCount> FailuresByCheck { get; init; }

    /// <summary>By case, session and attempt.</summary>
    public required IReadOnlyList<FailureReport> Failures { get; init; }

    /// <summary>Every case that the logs list, by case (ordinal). Where a source lists failures only, the passed ones are not among them.</summary>
    public required IReadOnlyList<ReportCase> Cases { get; init; }

    /// <summary>How many of <see cref="Failures"/> are reviewed, propagated, provisional and open.</summary>
    public required ReviewCounts Review { get; init; }

    /// <summary>Causes, from verdicts alone, largest first.</summary>
    public required IReadOnlyList<MechanismBucket> Buckets { get; init; }

    /// <summary>Failures that the run counts; more than <see cref="Failures"/> lists when a source counts without listing.</summary>
    public required int FailureCount { get; init; }

    public required IReadOnlyList<PriorReport> PriorReports { get; init; }

    public required IReadOnlyList<ReportPattern> Patterns { get; init; }

    public required IReadOnlyList<Recommendation> Recommendations { get; init; }

    public required ReportScores Scores { get; init; }

    /// <summary>Empty means that nothing was changed, which reports say.</summary>
    public required IReadOnlyList<ReportAction> Actions { get; init; }

    /// <summary>The other runs, for reports that show several.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<ReportModel> Peers { get; init; } = [];

    /// <summary>This run and its peers beside each other; null for a report of one run.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public RunComparison? Comparison { get; init; }

    /// <summary>What happened in all sessions of a batch; null for a run that is no batch.</summary>
    public BatchResult? Batch { get; init; }

    /// <summary>What is remembered from before; null when nobody looked.</summary>
    public RunMemory? Memory { get; init; }

    /// <summary>How many things the import could not read, or doubted.</summary>
    public required int Diagnostics { get; init; }

    /// <summary>Name and version of what wrote the report.</summary>
    public required string Generator { get; init; }

    /// <summary>The day of the report, given by the caller.</summary>
    public required DateOnly ReportDate { get; init; }
}
