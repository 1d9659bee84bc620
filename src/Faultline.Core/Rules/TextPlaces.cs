using Faultline.Model;

namespace Faultline.Rules;

/// <summary>Finds words in texts and quotes the line they stand on.</summary>
internal static class TextPlaces
{
    private const int MaxQuote = 300;

    extension(Artifact artifact)
    {
        /// <summary>The first line on which <paramref name="token"/> stands as a whole; null when there is none that can be quoted.</summary>
        public Evidence? QuoteOf(string token, StringComparison comparison = StringComparison.Ordinal) =>
            artifact.Text is { } text ? Quote(text, artifact.At, line => PlaceOf(line, token, comparison)) : null;

        /// <summary>The first line that <paramref name="place"/> says a position for (-1 for none).</summary>
        public Evidence? QuoteWhere(Func<string, int> place) => artifact.Text is { } text ? Quote(text, artifact.At, place) : null;

        public bool Has(string token) => artifact.Text is { } text && PlaceOf(text, token, StringComparison.Ordinal) >= 0;
    }

    public static Evidence? Quote(string text, Location at, Func<string, int> place)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var found = place(line);
            if (found < 0) continue;
            // Terminal colours and lone carriage returns cut a line into parts that can be quoted.
            var start = found == 0 ? 0 : line.LastIndexOfAny(['\u001b', '\r'], Math.Min(found, line.Length) - 1) + 1;
            var end = line.AsSpan(found).IndexOfAny('\u001b', '\r') is >= 0 and var stop ? found + stop : line.Length;
            if (end - start > MaxQuote) start = Math.Max(start, found - 40);
            if (start > 0 && start < line.Length && char.IsLowSurrogate(line[start])) start--;
            end = Math.Min(end, start + MaxQuote);
            if (end < line.Length && char.IsLowSurrogate(line[end])) end--;
            var quote = line[start..end].Trim();
            if (quote.Length > 0) return Evidence.At(at.Lines(i), quote);
        }

        return null;
    }

    public static bool HasToken(string text, string token) => PlaceOf(text, token, StringComparison.Ordinal) >= 0;

    /// <summary>Position of a token that is not part of a longer identifier; -1 for none.</summary>
    public static int PlaceOf(string text, string token, StringComparison comparison)
    {
        if (token.Length == 0) return -1;
        for (var at = text.IndexOf(token, comparison); at >= 0; at = at + 1 < text.Length ? text.IndexOf(token, at + 1, comparison) : -1)
        {
            var end = at + token.Length;
            if (!(at > 0 && IsWord(token[0]) && IsWord(text[at - 1])) && !(end < text.Length && IsWord(token[^1]) && IsWord(text[end]))) return at;
        }

        return -1;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
