using Faultline.Model;
using Faultline.Statistics;

namespace Faultline.Patterns;

/// <summary>
/// Which failures runs share and which are their own. A case counts as passed or failed by a run only where the run scored it; whatever is
/// said about all runs is said about those that scored at least one case.
/// </summary>
public static class RunComparer
{
    /// <param name="warnings">What is known already about why the runs may not be comparable; it comes first.</param>
    public static RunComparison Compare(IReadOnlyList<RunOutcomes> runs, IReadOnlyList<string> warnings)
    {
        var names = runs.SelectMany(r => r.Known).Distinct(StringComparer.Ordinal).Order(CaseOrder.Instance);
        List<ComparedCase> cases = [.. names.Select(name => new ComparedCase(name, [.. runs.Select(r => r.Of(name))]))];
        var counts = runs.Select(r => r.Count()).ToList();
        List<int> weighed = [.. Enumerable.Range(0, runs.Count).Where(i => counts[i].Scored > 0)];
        return new RunComparison
        {
            Runs = [.. counts.Select((c, i) => c with { UniqueFails = Only(cases, weighed, i, CaseState.Failed), UniquePasses = Only(cases, weighed, i, CaseState.Passed) })],
            Cases = cases,
            FailedByAll = weighed.Count < 2 ? [] : Names(cases.Where(c => weighed.All(i => c.Results[i].State == CaseState.Failed))),
            Undecided = Names(cases.Where(c => weighed.Any(i => !c.Results[i].IsScored))),
            Pairs = Pairs(counts, cases),
            Warnings = [.. warnings, .. ComparisonWarnings.Of(runs, counts, cases)],
        };
    }

    // Cases that have this state in one run, and the other score in every other run.
    private static List<string> Only(List<ComparedCase> cases, List<int> weighed, int run, CaseState state)
    {
        if (weighed.Count < 2 || !weighed.Contains(run)) return [];
        var other = state == CaseState.Failed ? CaseState.Passed : CaseState.Failed;
        return Names(cases.Where(c => weighed.All(i => c.Results[i].State == (i == run ? state : other))));
    }

    private static List<ComparedPair> Pairs(List<ComparedRun> runs, List<ComparedCase> cases)
    {
        var pairs = new List<ComparedPair>();
        for (var a = 0; a < runs.Count; a++)
        {
            for (var b = a + 1; b < runs.Count; b++) pairs.Add(Pair(runs[a].Id, runs[b].Id, [.. cases.Select(c => (c.Results[a], c.Results[b]))]));
        }

        var adjusted = Holm.Adjust([.. pairs.Select(p => p.P)]);
        return [.. pairs.Select((p, i) => p with { AdjustedP = adjusted[i] })];
    }

    private static ComparedPair Pair(string a, string b, List<(CaseResult A, CaseResult B)> results)
    {
        var known = results.Count(r => r.A.State != CaseState.Untried || r.B.State != CaseState.Untried);
        var both = results.Where(r => r.A.IsScored && r.B.IsScored).Select(r => (A: r.A.State == CaseState.Failed, B: r.B.State == CaseState.Failed)).ToList();
        var counts = new PairedCounts(both.Count(r => r is (false, false)), both.Count(r => r is (true, false)), both.Count(r => r is (false, true)), both.Count(r => r is (true, true)));
        return new ComparedPair
        {
            A = a,
            B = b,
            Cases = counts.Cases,
            LeftOut = known - counts.Cases,
            OnlyAFails = counts.OnlyAFails,
            OnlyBFails = counts.OnlyBFails,
            BothFail = counts.BothFail,
            Difference = PairedDifference.Of(counts),
            Interval = PairedDifference.Interval(counts),
            P = counts.Cases == 0 ? null : McNemar.ExactP(counts.OnlyAFails, counts.OnlyBFails),
            AdjustedP = null,
        };
    }

    private static List<string> Names(IEnumerable<ComparedCase> cases) => [.. cases.Select(c => c.Case)];
}
