using System.Text.RegularExpressions;

namespace Faultline.Text;

/// <summary>Reads entries of notes of known gaps: which say something, and which words of code they name.</summary>
public static partial class GapText
{
    // Names of languages and vendors have the shape of an identifier and say nothing.
    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "TypeScript", "JavaScript", "GitHub", "OpenAI", "ESLint", "NodeJS", "async", "await", "const", "string", "number", "boolean", "undefined",
        "return", "returns", "function", "export", "import", "promise", "object", "array", "query", "mutation", "action", "handler", "args", "value",
    };

    /// <summary>The text of a line that is a list item; null for any other line.</summary>
    public static string? Entry(string line) => Bullet().Match(line) is { Success: true } bullet ? bullet.Groups["text"].Value.Trim() : null;

    /// <summary>True for entries that say that there is nothing, or nothing any more.</summary>
    public static bool IsVoid(string entry) => entry.Length == 0 || Void().IsMatch(entry);

    /// <summary>True for entries that say that something is left out.</summary>
    public static bool SaysAbsent(string entry) => Absent().IsMatch(entry);

    public static bool IsGeneric(string token) => token.Length < 4 || Generic.Contains(token) || FileName().IsMatch(token);

    /// <summary>The words of code that an entry names. What follows "instead of" is what would have been right: it is no sign of the gap.</summary>
    public static IReadOnlyList<string> CodeWords(string entry)
    {
        var cut = InsteadOf().Match(entry);
        var text = cut.Success ? entry[..cut.Index] : entry;
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
