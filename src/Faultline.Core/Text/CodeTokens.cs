using System.Buffers;

namespace Faultline.Text;

/// <summary>
/// Finds what is specific in prose or a message: quoted spans, and identifiers such as <c>splitCursor</c>, <c>@types/node</c>,
/// <c>process.env</c>, <c>no-misused-promises</c>. Plain English words are not tokens. Linear in the text.
/// </summary>
public static class CodeTokens
{
    private const int MaxSpan = 120;

    private static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789 .,");

    // Words with the shape of an identifier that prose uses.
    private static readonly HashSet<string> Prose = new(StringComparer.OrdinalIgnoreCase)
    {
        "TypeScript", "JavaScript", "GitHub", "OpenAI", "OpenRouter", "DeepSeek", "MiniMax", "e.g", "i.e", "and/or", "either/or", "he/she", "n/a", "w/o", "yes/no",
        "true/false", "pass/fail", "state-of-the-art", "one-to-many", "many-to-many", "one-to-one", "end-to-end", "step-by-step", "up-to-date", "out-of-the-box", "self-contained",
    };

    // Rule names with one hyphen begin with these; other words with one hyphen are English.
    private static readonly string[] RulePrefixes = ["no-", "prefer-", "require-", "consistent-", "valid-", "ban-", "await-", "array-", "object-", "default-"];

    // English compounds that share a rule's prefix.
    private static readonly HashSet<string> Compounds = new(StringComparer.OrdinalIgnoreCase) { "no-one", "no-op", "no-brainer", "object-oriented", "no-nonsense", "array-like", "array-based", "object-like" };

    /// <summary>Distinct tokens (ordinal) in the order in which they first appear.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var tokens = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is '`' or '\'' or '"' && Quoted(text, i) is { } quoted && seen.Add(quoted)) tokens.Add(quoted);
            if (!StartsIdentifier(text, i))
            {
                i++;
                continue;
            }

            var end = i + 1;
            while (end < text.Length && IsPart(text[end])) end++;
            var word = text.AsSpan(i, end - i).TrimEnd("./-$");
            if (word.Length <= MaxSpan && IsSpecific(word) && word.ToString() is var token && !Prose.Contains(token) && seen.Add(token)) tokens.Add(token);
            i = end;
        }

        return tokens;
    }

    // An opening quote follows a gap or a bracket and a closing one ends a word: apostrophes do neither.
    private static string? Quoted(string text, int open)
    {
        if (open > 0 && !char.IsWhiteSpace(text[open - 1]) && text[open - 1] is not ('(' or '[' or '{' or ':' or '=' or ',')) return null;
        var span = text.AsSpan(open + 1, Math.Min(MaxSpan + 1, text.Length - open - 1));
        var close = span.IndexOfAny(text[open], '\n');
        if (close <= 0 || span[close] != text[open]) return null;
        var after = open + close + 2;
        if (after < text.Length && char.IsLetterOrDigit(text[after])) return null;
        var quoted = span[..close].Trim();
        return quoted.Length > 1 && quoted.IndexOfAnyExcept(NumberChars) >= 0 ? quoted.ToString() : null;
    }

    private static bool StartsIdentifier(string text, int at) =>
        (char.IsAsciiLetter(text[at]) || (text[at] is '@' or '_' or '$' && at + 1 < text.Length && char.IsAsciiLetter(text[at + 1])))
        && (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '\'' or '’'));

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '.' or '/' or '@' or '-';

    private static bool IsSpecific(ReadOnlySpan<char> word)
    {
        if (word.Length < 3) return false;
        if (word[0] is '@' or '$' or '_') return true;
        var hyphens = 0;
        var digits = 0;
        var capitals = 0;
        for (var i = 1; i < word.Length; i++)
        {
            var c = word[i];
            // `end.Next` is a missing space, `e..g` an ellipsis; both sides of a joint must be code.
            if (c is '_' or '@' or '$') return true;
            if (c is '/' && word[i - 1] != '/') return true;
            if (c is '.' && char.IsAsciiLetterOrDigit(word[i - 1]) && !char.IsAsciiLetterUpper(word[i + 1])) return true;
            if (char.IsAsciiLetterLower(word[i - 1]) && char.IsAsciiLetterUpper(c)) return true;
            if (c == '-') hyphens++;
            else if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetterUpper(c)) capitals++;
        }

        // TS2339, E404: capitals and then digits.
        if (digits >= 3 && char.IsAsciiLetterUpper(word[0]) && capitals + digits + 1 == word.Length) return true;
        if (hyphens >= 2) return true;
        return hyphens == 1 && IsRuleName(word.ToString());
    }

    private static bool IsRuleName(string word) =>
        !Compounds.Contains(word) && Array.Exists(RulePrefixes, prefix => word.StartsWith(prefix, StringComparison.Ordinal));
}
