using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Reasons why a difference between runs may not be a difference between their models.</summary>
public static class ComparisonWarnings
{
    private const int MostNames = 5;

    // From this share of its cases on, failures of the harness can decide a comparison.
    private const double ManyHarnessFailures = 0.1;

    /// <summary>Refuses runs of different benchmarks.</summary>
    /// <exception cref="UserError">They are of more than one benchmark.</exception>
    public static void RequireOneBenchmark(IReadOnlyList<RunOutcomes> runs)
    {
        if (OneBenchmark(runs) is { } problem)
            throw new UserError(problem, "Compare runs of one benchmark, or add --anyway: cases with the same name are then taken for the same case.");
    }

    /// <summary>One sentence for each reason, naming the runs.</summary>
    internal static IEnumerable<string> Of(IReadOnlyList<RunOutcomes> runs, IReadOnlyList<ComparedRun> counts, IReadOnlyList<ComparedCase> cases)
    {
        if (runs.Count < 2) yield return "There is only one run, so nothing is compared.";
        if (OneBenchmark(runs) is { } benchmarks) yield return benchmarks;
        if (Differing(runs, "benchmark versions", r => r.BenchmarkVersion) is { } versions) yield return versions;
        if (Differing(runs, "experiments", r => r.Experiment) is { } experiments) yield return experiments;
        if (Differing(runs, "modes", r => r.Mode) is { } modes) yield return modes;
        if (Differing(runs, "judges", r => r.Judge) is { } judges) yield return judges;
        foreach (var other in CaseSets(runs, cases)) yield return other;
        if (counts.Select(Unscored).OfType<string>().ToList() is { Count: > 0 } unscored)
            yield return $"Not every case was scored: {string.Join("; ", unscored)}. Such a case counts neither as passed nor as failed in that run.";

        foreach (var (run, count) in runs.Zip(counts).Where(r => r.First.HarnessFailures > 0 && r.First.HarnessFailures >= ManyHarnessFailures * r.Second.Cases))
            yield return string.Create(CultureInfo.InvariantCulture, $"Run {run.Id} has {run.HarnessFailures} failures in {count.Cases} cases that are provisionally the harness's: the model was not tested there, and they say nothing about it.");

        foreach (var run in runs.Where(r => r.UnlistedPasses > 0))
            yield return string.Create(CultureInfo.InvariantCulture, $"The source of run {run.Id} counts {run.UnlistedPasses} passed cases that it does not list; they do not count as passed.");
    }

    private static string? OneBenchmark(IReadOnlyList<RunOutcomes> runs)
        => runs.Select(r => r.Run.Benchmark ?? r.Run.Format).Distinct(StringComparer.Ordinal).Count() < 2
            ? null
            : $"The runs are of different benchmarks: {Values(runs, r => r.Benchmark ?? $"not recorded, read as {r.Format}")}.";

    private static string? Differing(IReadOnlyList<RunOutcomes> runs, string what, Func<Run, string?> value)
        => runs.Select(r => value(r.Run)).Distinct(StringComparer.Ordinal).Count() < 2
            ? null
            : $"The runs are of different {what}: {Values(runs, r => value(r) ?? "not recorded")}. A difference between them may come from that.";

    private static string Values(IReadOnlyList<RunOutcomes> runs, Func<Run, string> value)
        => string.Join("; ", runs.GroupBy(r => value(r.Run), StringComparer.Ordinal).Select(g => $"'{g.Key}' ({Some([.. g.Select(r => r.Id)])})"));

    // Runs that lack the same cases share a sentence.
    private static IEnumerable<string> CaseSets(IReadOnlyList<RunOutcomes> runs, IReadOnlyList<ComparedCase> cases)
    {
        var lacking = runs.Select((run, i) => (run.Id, Cases: cases.Where(c => c.Results[i].State == CaseState.Untried).Select(c => c.Case).ToList()));
        foreach (var same in lacking.Where(l => l.Cases.Count > 0).GroupBy(l => string.Join('\n', l.Cases), StringComparer.Ordinal))
        {
            var names = same.First().Cases;
            yield return string.Create(CultureInfo.InvariantCulture, $"{names.Count} of {cases.Count} cases are not in {Some([.. same.Select(l => l.Id)])}: {Some(names)}.");
        }

        foreach (var run in runs.Where(r => !r.Known.Any())) yield return $"Run {run.Id} has no cases.";
    }

    private static string? Unscored(ComparedRun run)
    {
        (CaseState State, string Word)[] states =
        [
            (CaseState.Errored, "errored"), (CaseState.Unfinished, "unfinished"), (CaseState.Mixed, "scored twice with different results"), (CaseState.Missing, "missing"),
        ];
        var parts = states.Where(s => run.Count(s.State) > 0).Select(s => string.Create(CultureInfo.InvariantCulture, $"{run.Count(s.State)} {s.Word}")).ToList();
        return parts.Count == 0 ? null : $"{run.Id} has {string.Join(", ", parts)}";
    }

    private static string Some(List<string> names)
        => string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - MostNames} more") : "");
}
