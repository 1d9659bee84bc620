using System.Text.RegularExpressions;

namespace Faultline.Rules;

/// <summary>The words of a test's title that carry its meaning, in a form that can be looked for in other sentences.</summary>
internal static partial class TitleWords
{
    // Words of testing rather than of the matter tested.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "the", "and", "for", "with", "when", "that", "are", "not", "non", "all", "any", "its", "from", "into", "should", "must", "can",
        "test", "work", "correct", "correctly", "proper", "properly", "handle", "return", "check", "verify", "ensure", "given", "using", "use", "get", "set",
    };

    public static IReadOnlyList<string> Of(string text) =>
        [.. Words().Matches(text.Length > 2_000 ? text[..2_000] : text).Select(match => Stem(match.Value.ToLowerInvariant())).Where(word => word.Length > 2 && !Empty.Contains(word)).Distinct(StringComparer.Ordinal)];

    private static string Stem(string word) => word switch
    {
        [.., 'i', 'n', 'g'] when word.Length > 6 => word[..^3],
        [.., 'i', 'e', 's'] when word.Length > 5 => word[..^3] + "y",
        [.., 'e', 'd'] when word.Length > 5 => word[..^2],
        [.., 's', 's'] => word,
        [.., 's'] when word.Length > 3 => word[..^1],
        _ => word,
    };

    // Names in camel case are several words.
    [GeneratedRegex(@"[A-Z]?[a-z]+|[A-Z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();
}
