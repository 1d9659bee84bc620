using Faultline.Importers.Scylla.Trees;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>
/// What the first attempt in an experiment's folder came to, from the run results that a failed resume leaves in place: report and
/// tiers are overwritten, <c>run_result.json</c> is not.
/// </summary>
internal static class FirstRun
{
    /// <summary>True when the tiers count no run of any sub-test although runs have results: a later attempt overwrote them.</summary>
    public static bool IsOverwritten(ExperimentTree tree) =>
        tree.Subtests.Count > 0 && tree.Subtests.All(s => s.Runs == 0) && tree.Runs.Any(r => r is { HasResult: true, IsSetAside: false });

    /// <summary>The runner's own rule: the sub-test with the best median score has a passing run, and that median is above one half.</summary>
    public static bool Passed(ExperimentTree tree) => tree.Runs.Where(r => r is { HasResult: true, IsSetAside: false })
        .GroupBy(r => r.Subtest, StringComparer.Ordinal)
        .Select(g => (Median: Median([.. g.Select(r => r.Run.Score ?? 0).Order()]), Any: g.Any(r => r.Run.Passed == true)))
        .OrderByDescending(s => s.Median)
        .Take(1)
        .Any(s => s is { Any: true, Median: > 0.5 });

    private static double Median(List<double> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
