using Faultline.Model;

namespace Faultline.Reports;

/// <summary>What <see cref="ReportModelBuilder"/> builds from.</summary>
public sealed record ReportInput
{
    public required Run Run { get; init; }

    public required Totals Totals { get; init; }

    /// <summary>Failures by the name of the check that failed first.</summary>
    public required IReadOnlyDictionary<string, int> FailuresByCheck { get; init; }

    /// <summary>The failures, with the texts of their artifacts where snippets are wanted.</summary>
    public required IReadOnlyList<(Trial Trial, Analysis Analysis)> Failures { get; init; }

    /// <summary>Places among the clusters, by failure id; empty when they were not looked for.</summary>
    public IReadOnlyDictionary<string, ClusterMember> Clusters { get; init; } = new Dictionary<string, ClusterMember>(StringComparer.Ordinal);

    /// <summary>What reviewers said, by failure; empty when nobody reviewed any.</summary>
    public IReadOnlyDictionary<string, ReviewStanding> Reviews { get; init; } = new Dictionary<string, ReviewStanding>(StringComparer.Ordinal);

    /// <summary>The 95 % interval of a count of a whole that is not zero.</summary>
    public required Func<int, int, (double Low, double High)> Interval { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Name and version of the program.</summary>
    public required string Generator { get; init; }

    public IReadOnlyList<PriorReport> PriorReports { get; init; } = [];

    public IReadOnlyList<ReportAction> Actions { get; init; } = [];

    /// <summary>What is remembered from before; null when nobody looked.</summary>
    public RunMemory? Memory { get; init; }

    /// <summary>What other stages found that several failures share.</summary>
    public IReadOnlyList<ReportPattern> Patterns { get; init; } = [];

    /// <summary>Cases with a trial by category; null when unknown. Then planned cases whose ids begin with <c>category/</c> are counted.</summary>
    public IReadOnlyDictionary<string, int>? CasesByCategory { get; init; }

    public BatchResult? Batch { get; init; }

    /// <summary>Every case that the logs list; null when only the failures are known.</summary>
    public IReadOnlyList<ReportCase>? Cases { get; init; }

    public int Diagnostics { get; init; }
}
