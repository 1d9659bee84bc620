using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules;

/// <summary>A note of known gaps names what went wrong here.</summary>
public sealed class RegisteredGap : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "registered-gap",
        Version = 1,
        Title = "A registered gap names this failure",
        Shows = "A live entry of the case's gap note names a code word (quoted span, package, lint rule, API) that the diagnostics name as well; or that "
            + "stands in the output of a failed test; or that the reference has and the output lacks while the entry says it is left out; or the "
            + "compiler underlines a word of the entry.",
        Why = "The limitation was known before this run. The entry is quoted, so the claim can be checked. Headers, 'None', '(resolved)', 'covered by "
            + "guideline' are no entries. Words of the task itself and everyday words never match: every answer contains them. "
            + "Abstains when a diagnostic points elsewhere than the entry.",
        Example = "'- Isn't installing @types/node ...' and TS2580 'Try `npm i --save-dev @types/node`'",
    };

    public Finding? Check(RuleContext context) =>
        context.Trial.Of(ArtifactKind.GapNote).SelectMany(GapBullet.Of)
            .Select(bullet => Named(context, bullet) ?? InAnswer(context, bullet) ?? LeftOut(context, bullet) ?? Underlined(context, bullet))
            .OfType<Finding>()
            .MaxBy(finding => finding.Confidence);

    private Finding? Named(RuleContext context, GapBullet bullet)
    {
        var facts = context.Deciding.ToList();
        foreach (var token in bullet.Tokens)
        {
            var fact = facts.FirstOrDefault(f => f.Code == token) ?? (context.InTask(token) is null ? facts.FirstOrDefault(f => Says(f, token)) : null);
            if (fact is null) continue;
            // A lint step with other errors fails without this one too.
            var isWhole = fact.Kind != "eslint" || facts.TrueForAll(f => f.Kind != "eslint" || f.Code == fact.Code);
            return Found(bullet, token, isWhole ? 0.85 : 0.62, "the diagnostics name", fact.Evidence);
        }

        return null;
    }

    // A diagnostic points at its line: only a failure without one may be looked for in the whole answer.
    private Finding? InAnswer(RuleContext context, GapBullet bullet)
    {
        if (bullet.SaysAbsent && !bullet.Text.Contains("instead of", StringComparison.OrdinalIgnoreCase)) return null;
        if (PlacelessConfidence(context) is not { } confidence) return null;
        foreach (var token in bullet.Tokens.Where(token => context.InTask(token) is null && context.InReference(token) is null))
        {
            if (context.InOutput(token) is { } quote) return Found(bullet, token, confidence + (IsFragment(token) ? 0.1 : 0), "the answer contains", quote);
        }

        return null;
    }

    private Finding? LeftOut(RuleContext context, GapBullet bullet)
    {
        if (!bullet.SaysAbsent || PlacelessConfidence(context) is not { } confidence) return null;
        foreach (var token in bullet.Tokens.Where(token => context.InTask(token) is null && context.InOutput(token) is null))
        {
            if (context.InReference(token) is { } quote) return Found(bullet, token, confidence, "the reference has and the answer lacks", quote);
        }

        return null;
    }

    private Finding? Underlined(RuleContext context, GapBullet bullet)
    {
        var fact = context.Deciding.FirstOrDefault();
        return fact is { Kind: "tsc", Subject: { Length: >= 5 } subject } && !GapText.IsGeneric(subject) && TextPlaces.HasToken(bullet.Text, subject)
            ? Found(bullet, subject, 0.7, "the compiler underlines", fact.Evidence)
            : null;
    }

    private static double? PlacelessConfidence(RuleContext context) =>
        context.FailedTests.Any() ? 0.68 : context.Facts.Any(fact => fact.Kind == "header-only") && !context.Deciding.Any() ? 0.6 : null;

    // A quoted piece of code with operators or spaces is hardly there by chance, unlike a single name.
    private static bool IsFragment(string token) => token.Length >= 10 && token.Any(c => !char.IsLetterOrDigit(c) && c is not ('.' or '_' or '-' or '$'));

    private static bool Says(Fact fact, string token) =>
        TextPlaces.HasToken(fact.Message, token) || (fact.Snippet is { } snippet && TextPlaces.HasToken(snippet, token));

    private Finding Found(GapBullet bullet, string token, double confidence, string where, Evidence seen) =>
        Info.Finding(Fault.KnownGap, "other", confidence, $"The gap note names '{token}', which {where}.", bullet.Quote, seen);
}
