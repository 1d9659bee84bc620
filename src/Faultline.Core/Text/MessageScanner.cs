using System.Buffers;

namespace Faultline.Text;

/// <summary>
/// Splits a message into words and masks what differs from one occurrence to the next (paths, addresses, times, ids, numbers), in
/// one pass from left to right without backtracking: linear in the text. Delimiters are dropped; a quoted word without spaces is one
/// token that says so; a unit belongs to the number before it. Numbers that say what went wrong stay: an exit code, an HTTP status.
/// </summary>
public static class MessageScanner
{
    private const int MaxQuoted = 60;

    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\r\n\f\v=:,()[]{}\"'`|;");
    private static readonly SearchValues<char> UrlStops = SearchValues.Create(" \t\r\n\"'`<>)]},;");

    /// <summary>Adds the tokens of <paramref name="text"/> to <paramref name="tokens"/>, at most <paramref name="limit"/>.</summary>
    public static void Scan(ReadOnlySpan<char> text, List<ScannedToken> tokens, int limit = 256)
    {
        var first = tokens.Count;
        for (var i = 0; i < text.Length && tokens.Count - first < limit;)
        {
            var c = text[i];
            if (Stops.Contains(c))
            {
                if (c is '\'' or '"' or '`' && Quoted(text, i) is > 0 and var length)
                {
                    tokens.Add(new ScannedToken(i + 1, length, MaskRules.Classify(text.Slice(i + 1, length)), Quoted: true));
                    i += length + 2;
                }
                else
                {
                    i++;
                }

                continue;
            }

            if (ColonAddress(text, i) is > 0 and var address)
            {
                tokens.Add(new ScannedToken(i, address, MaskKind.Address, Quoted: false));
                i += address;
                continue;
            }

            var end = text[i..].IndexOfAny(Stops);
            end = end < 0 ? text.Length : i + end;
            // A row of dots leads from a name to its value.
            var leader = text[i..end].IndexOf("...", StringComparison.Ordinal);
            if (leader >= 0)
            {
                if (leader > 0) Add(text, i, i + leader, tokens, first);
                i += leader;
                while (i < text.Length && text[i] == '.') i++;
                continue;
            }

            if (end + 2 < text.Length && text[end] == ':' && text[end + 1] is '/' or '\\' && IsScheme(text, i, end, out var mask))
            {
                var stop = text[end..].IndexOfAny(UrlStops);
                end = stop < 0 ? text.Length : end + stop;
                tokens.Add(new ScannedToken(i, TrimEnd(text, i, end) - i, mask, Quoted: false));
            }
            else
            {
                var word = TrimEnd(text, i, end);
                if (word > i) Add(text, i, word, tokens, first);
            }

            i = end;
        }
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, List<ScannedToken> tokens, int first)
    {
        var word = text[start..end];
        if (tokens.Count > first && tokens[^1] is { Mask: not MaskKind.None, Quoted: false } number && start - number.End <= 1
            && char.IsAsciiDigit(text[number.End - 1]) && MaskRules.IsUnit(word))
        {
            tokens[^1] = number with { Length = end - number.Start };
            return;
        }

        var mask = DateWords.Is(word, text.Slice(end, Math.Min(24, text.Length - end)), tokens.Count > first && tokens[^1].Mask != MaskKind.None) ? MaskKind.Time : MaskRules.Classify(word);
        if (mask is MaskKind.Number or MaskKind.Value && SpokenCode.Is(text, word, tokens, first)) mask = MaskKind.None;
        tokens.Add(new ScannedToken(start, end - start, mask, Quoted: false));
    }

    // MAC addresses and IPv6: six groups or more of hexadecimal digits, or any with an empty group.
    private static int ColonAddress(ReadOnlySpan<char> text, int start)
    {
        if (!char.IsAsciiHexDigit(text[start])) return -1;
        var (i, colons, group) = (start, 0, 0);
        for (; i < text.Length && i - start < 48 && group <= 4; i++)
        {
            if (text[i] == ':')
            {
                colons++;
                group = 0;
            }
            else if (char.IsAsciiHexDigit(text[i]))
            {
                group++;
            }
            else
            {
                break;
            }
        }

        return colons >= 5 && group is > 0 and <= 4 && (i == text.Length || !char.IsLetterOrDigit(text[i])) ? i - start : -1;
    }

    // `https://` and `C:\`.
    private static bool IsScheme(ReadOnlySpan<char> text, int start, int colon, out MaskKind mask)
    {
        var name = text[start..colon];
        mask = name.Length == 1 ? MaskKind.Path : MaskKind.Url;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.')) return false;
        }

        return name.Length == 1 ? char.IsAsciiLetter(name[0]) : text[colon + 1] == '/' && text[colon + 2] == '/';
    }

    // The full stop of a sentence is no part of its last word.
    private static int TrimEnd(ReadOnlySpan<char> text, int start, int end)
    {
        var trimmed = end;
        while (trimmed > start && text[trimmed - 1] is '.' or '!' or '?') trimmed--;
        return trimmed;
    }

    // An opening quote does not follow a letter and a closing one does not precede one: apostrophes do neither.
    private static int Quoted(ReadOnlySpan<char> text, int open)
    {
        if (open > 0 && char.IsLetterOrDigit(text[open - 1])) return -1;
        var quote = text[open];
        var rest = text.Slice(open + 1, Math.Min(MaxQuoted + 1, text.Length - open - 1));
        for (var close = 1; close < rest.Length; close++)
        {
            if (char.IsWhiteSpace(rest[close])) return -1;
            if (rest[close] == quote && (close + 1 >= rest.Length || !char.IsLetterOrDigit(rest[close + 1]))) return char.IsWhiteSpace(rest[0]) || rest[0] == quote ? -1 : close;
        }

        return -1;
    }
}
