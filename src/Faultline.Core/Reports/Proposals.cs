using System.Globalization;

using Faultline.Model;

namespace Faultline.Reports;

/// <summary>Derives recommendations from findings. Each is a proposal, and each names what it rests on.</summary>
internal static class Proposals
{
    internal static List<Recommendation> Of(ReportInput input, IReadOnlyList<FailureReport> failures)
    {
        var proposals = new List<Recommendation>();
        foreach (var group in ByFinding(failures)) proposals.Add(Labelled(group.ToList()));
        proposals.AddRange(ForDiagnostics(failures));
        proposals.AddRange(ForCounts(input.Totals));
        proposals.AddRange(ForModelFaults(failures));
        proposals.AddRange(ForUnlabelled(failures));
        return [.. proposals.OrderBy(proposal => proposal.Group)];
    }

    private static IEnumerable<IGrouping<string, FailureReport>> ByFinding(IReadOnlyList<FailureReport> failures) =>
        failures.Where(failure => failure.Label is not null)
            .GroupBy(failure => Key(failure, failure.Label!), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);

    // One proposal a cause: the same rule, mechanism and code ask for the same change.
    private static string Key(FailureReport failure, FailureLabel finding) =>
        $"{finding.Fault.Name()}\n{(failure.Verdict is null ? finding.By : "")}\n{finding.Mechanism}\n{CodeOf(failure)}";

    private static Recommendation Labelled(List<FailureReport> failures)
    {
        var first = failures[0];
        var finding = first.Label!;
        var check = first.Trial.FirstFailedCheck?.Name ?? "grading";
        var code = CodeOf(first) is { } named ? $" ({named})" : "";
        var (group, text) = finding.Fault switch
        {
            Fault.OverlyStrict when IsLint(first) => (RecommendationGroup.LintConfigAndInfrastructure,
                $"Consider relaxing the lint rule{code} for these cases, or naming it in the task."),
            Fault.OverlyStrict => (RecommendationGroup.EvalImprovements,
                $"Consider relaxing the check '{check}'{code} to what the task asks for, or stating in the task what it wants ({finding.Mechanism})."),
            Fault.AmbiguousTask => (RecommendationGroup.EvalImprovements,
                $"Consider saying in the task which reading is meant ({finding.Mechanism})."),
            Fault.KnownGap => (RecommendationGroup.EvalImprovements,
                $"A registered gap explains these ({finding.Mechanism}): consider closing it, or keeping the cases out of the score until it is closed."),
            Fault.GraderFault => (RecommendationGroup.EvalImprovements,
                $"Consider repairing the grader or the reference answer behind '{check}'{code} ({finding.Mechanism}), then grading again."),
            Fault.HarnessFault => (RecommendationGroup.LintConfigAndInfrastructure,
                $"Consider mending the cause ({finding.Mechanism}){code} and running these cases again: the model was not really tested."),
            Fault.Inconclusive => (RecommendationGroup.LintConfigAndInfrastructure,
                $"Consider recording what is missing ({finding.Missing ?? "the finding does not say what"}) so that these can be judged."),
            Fault.ModelFault => (RecommendationGroup.ModelSpecificNotes,
                $"Consider a note about {finding.Mechanism}{code} at '{check}': {Count(failures.Count)} {(failures.TrueForAll(f => f.Verdict is not null) ? "" : "provisionally ")}the model's."),
            _ => throw new ArgumentOutOfRangeException(nameof(failures), finding.Fault, "not a fault of docs/concepts.md"),
        };
        return new(group, text, Ids(failures));
    }

    private static IEnumerable<Recommendation> ForDiagnostics(IReadOnlyList<FailureReport> failures)
    {
        foreach (var group in failures.Where(CrossCutting.HasNoDiagnostics)
            .GroupBy(failure => failure.Trial.FirstFailedCheck?.Name ?? "", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var what = group.Key.Length == 0 ? "the trial's own error" : $"the step '{group.Key}'";
            yield return new(
                RecommendationGroup.LintConfigAndInfrastructure,
                $"Consider keeping the whole output of {what}: {Count(group.Count())} without usable diagnostics.",
                Ids(group));
        }
    }

    private static IEnumerable<Recommendation> ForCounts(Totals totals)
    {
        var open = new List<string>();
        if (totals.Unfinished is > 0 and var unfinished) open.Add(string.Create(CultureInfo.InvariantCulture, $"{unfinished} unfinished"));
        if (totals.Missing is > 0 and var missing) open.Add(string.Create(CultureInfo.InvariantCulture, $"{missing} missing"));
        if (open.Count == 0) yield break;
        yield return new(
            RecommendationGroup.LintConfigAndInfrastructure,
            $"Consider running the cases without a result again ({string.Join(", ", open)}): they count neither as passed nor as failed.",
            []);
    }

    private static IEnumerable<Recommendation> ForModelFaults(IReadOnlyList<FailureReport> failures)
    {
        var own = failures.Where(failure => failure.Label?.Fault == Fault.ModelFault).ToList();
        if (own.Count == 0) yield break;
        yield return new(
            RecommendationGroup.NoActionNeeded,
            "No change to the eval is proposed for failures labelled as the model's own.",
            Ids(own));
    }

    private static IEnumerable<Recommendation> ForUnlabelled(IReadOnlyList<FailureReport> failures)
    {
        var open = failures.Where(failure => failure.Label is null).ToList();
        if (open.Count == 0) yield break;
        yield return new(
            RecommendationGroup.NoActionNeeded,
            "No action is proposed before a review: every rule abstained.",
            Ids(open));
    }

    private static bool IsLint(FailureReport failure) => DecisiveError.FactOf(failure.Trial, failure.Analysis)?.Kind == "eslint";

    private static string? CodeOf(FailureReport failure) =>
        DecisiveError.FactOf(failure.Trial, failure.Analysis) is { Kind: not "assertion" } fact ? fact.Code : null;

    private static string Count(int failures) =>
        failures == 1 ? "1 failure is" : string.Create(CultureInfo.InvariantCulture, $"{failures} failures are");

    private static IReadOnlyList<string> Ids(IEnumerable<FailureReport> failures) => [.. failures.Select(failure => failure.Id)];
}
