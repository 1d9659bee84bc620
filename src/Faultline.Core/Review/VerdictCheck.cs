using Faultline.Model;
using Faultline.Text;

namespace Faultline.Review;

/// <summary>Looks up every claim of an answer: quotes at their places, the gap that KNOWN_GAP rests on, the root of a consequence.</summary>
internal static class VerdictCheck
{
    public static CheckedAnswer Check(ReviewAnswer answer, VerdictContext context)
    {
        var found = new List<Evidence>();
        var refused = new List<(Evidence, string)>();
        var problems = new List<string>();
        foreach (var cited in answer.Evidence)
        {
            var evidence = context.Texts.Resolve(cited);
            if (Problem(evidence, context) is not { } problem)
            {
                found.Add(Stored(evidence));
                continue;
            }

            refused.Add((cited, problem));
            problems.Add($"quote '{Truncate.To(Visible.Line(cited.Quote), 120)}': {problem}");
        }

        if (answer.Fault == Fault.KnownGap && !found.Exists(e => IsGap(e, context)))
            problems.Add(context.Gaps.Count == 0
                ? "KNOWN_GAP needs a registered gap or an earlier report; this case has no registered gap, choose another fault or cite an earlier report that names the case"
                : "KNOWN_GAP needs evidence that quotes a registered gap of this case at its place, or an earlier report that names the case");
        if (answer.Root is { } root && !context.RootExists(root))
            problems.Add($"root is '{Truncate.To(Visible.Line(root), 80)}'; this run has no other trial of that case or failure id");
        var decisive = refused.Count == 0 ? null : answer.Evidence[0];
        var sound = found.Count > 0 && problems.Count == refused.Count;
        return new CheckedAnswer(sound ? Without(answer, found, decisive is not null && refused[0].Item1 == decisive) : null, refused, problems);
    }

    // A claim whose quote is not there is dropped; when it was the decisive one, nothing is decided any more.
    private static ReviewAnswer Without(ReviewAnswer answer, List<Evidence> found, bool decisiveIsGone)
    {
        if (!decisiveIsGone || answer.Fault == Fault.Inconclusive) return answer with { Evidence = found };
        return answer with
        {
            Fault = Fault.Inconclusive,
            Evidence = found,
            Missing = [.. answer.Missing ?? [], $"the decisive quote of a claimed {answer.Fault.Name()} was not found where it was said to stand"],
        };
    }

    private static string? Problem(Evidence evidence, VerdictContext context)
    {
        if (Citation.Problem(context.Texts, evidence) is not { } problem) return null;
        if (context.EarlierReport(evidence.Source) is not { } report) return problem;
        return Citation.IsInReport(report, evidence) ? null : $"the report '{evidence.Source}' does not hold the quote at '{evidence.Pointer}'";
    }

    private static bool IsGap(Evidence evidence, VerdictContext context)
        => context.Gaps.Any(gap => gap.Source == evidence.Source && Citation.Overlaps(gap.Text, evidence.Quote))
            || (context.EarlierReport(evidence.Source)?.Contains(context.Texts.Trial.Key.Case, StringComparison.Ordinal) ?? false);

    // What is stored may be printed: a quote that holds a secret is kept without it, and is still found.
    private static Evidence Stored(Evidence evidence) => evidence with { Quote = Redaction.Apply(evidence.Quote) };
}
