using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules;

/// <summary>One entry of a note of known gaps, with the code words it names.</summary>
internal sealed partial record GapBullet(Evidence Quote, string Text, bool SaysAbsent, IReadOnlyList<string> Tokens)
{
    private const int MaxLine = 2_000;

    // Names of languages and vendors have the shape of an identifier and say nothing.
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "TypeScript", "JavaScript", "GitHub", "OpenAI", "ESLint", "NodeJS", "async", "await", "const", "string", "number", "boolean", "undefined",
        "return", "returns", "function", "export", "import", "promise", "object", "array", "query", "mutation", "action", "handler", "args", "value",
    };

    /// <summary>The entries that still say something: no header, no <c>None</c>, nothing resolved or covered.</summary>
    public static IEnumerable<GapBullet> Of(Artifact note)
    {
        if (note is not { Kind: ArtifactKind.GapNote, Text: { } text }) yield break;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > MaxLine || Bullet().Match(lines[i]) is not { Success: true } bullet) continue;
            var said = bullet.Groups["text"].Value.Trim();
            if (said.Length == 0 || Void().IsMatch(said)) continue;
            var wanted = lines[i];
            if (TextPlaces.Quote(wanted, note.At.Lines(i), _ => 0) is not { } quote) continue;
            yield return new GapBullet(quote, said, Absent().IsMatch(said), TokensOf(said));
        }
    }

    public static bool IsGeneric(string token) => token.Length < 4 || Generic.Contains(token) || FileName().IsMatch(token);

    // What follows "instead of" is what would have been right: it is no sign of the gap.
    private static IReadOnlyList<string> TokensOf(string said)
    {
        var cut = InsteadOf().Match(said);
        var text = cut.Success ? said[..cut.Index] : said;
        return [.. Token().Matches(text).Select(match => match.Groups["token"].Value.Trim()).Where(token => !IsGeneric(token)).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex(@"^\s*[-*] (?<text>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^(none\b|n/a\b|\(resolved\)|~~|covered by guideline|it works|it got it)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Void();

    [GeneratedRegex(@"(n't|\bnot|\bwithout|\bw/o|\bmissing|\blacks?|\bnever)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Absent();

    [GeneratedRegex(@"\b(instead of|rather than)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex InsteadOf();

    // A quoted span, a scoped package or lint rule, a dotted name, a name with an inner capital.
    [GeneratedRegex(
        @"`(?<token>[^`]+)`|""(?<token>[^""]+)""|(?<token>@[a-z0-9-]+/[a-z0-9-]+)|(?<token>[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)+)|(?<token>[A-Za-z]+[a-z][A-Z][A-Za-z0-9]*)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"\.(tsx?|jsx?|mjs|json|md|txt|css|html)$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
