using Faultline.Model;

namespace Faultline.Reports;

/// <summary>One case of the run in a table of results. A case tried several times stands with its last session and attempt.</summary>
public sealed record ReportCase
{
    public required string Case { get; init; }

    public string? Name { get; init; }

    public string? Category { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>How many trials the logs list.</summary>
    public required int Trials { get; init; }

    /// <summary>Cost of the last trial; null when it was not measured.</summary>
    public decimal? CostUsd { get; init; }

    /// <summary>Duration of the last trial; null when it was not measured.</summary>
    public double? DurationMs { get; init; }

    /// <summary>The cases of these trials, by case (ordinal). Memory grows with the number of cases only.</summary>
    public static IReadOnlyList<ReportCase> Of(IEnumerable<Trial> trials)
    {
        var cases = new SortedDictionary<string, (TrialKey Key, ReportCase Case)>(StringComparer.Ordinal);
        foreach (var trial in trials)
        {
            var seen = cases.TryGetValue(trial.Key.Case, out var known);
            var stands = seen && (trial.Key.Session, trial.Key.Attempt).CompareTo((known.Key.Session, known.Key.Attempt)) < 0
                ? known
                : (Key: trial.Key, Case: From(trial));
            cases[trial.Key.Case] = stands with { Case = stands.Case with { Trials = (seen ? known.Case.Trials : 0) + 1 } };
        }

        return [.. cases.Values.Select(value => value.Case)];
    }

    private static ReportCase From(Trial trial) => new()
    {
        Case = trial.Key.Case,
        Name = trial.Name,
        Category = trial.Category,
        Outcome = trial.Outcome,
        Trials = 1,
        CostUsd = trial.Usage?.CostUsd,
        DurationMs = trial.DurationMs,
    };
}
