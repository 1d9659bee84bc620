using System.Buffers;
using System.Text;

namespace Faultline.Text;

/// <summary>
/// Makes the messages of one cause equal by masking what differs from case to case: paths, addresses, ids, times, durations,
/// numbers. Words, diagnostic codes (<c>TS2339</c>) and rule names stay.
/// </summary>
public static class ErrorMask
{
    private static readonly SearchValues<char> TimeChars = SearchValues.Create("0123456789-:.TZ+");
    private static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789.");
    private static readonly SearchValues<char> Alphanumeric = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>The mask of <paramref name="message"/>: without terminal colours, with whitespace collapsed. Linear in its length.</summary>
    public static string Mask(string message)
    {
        var text = AnsiText.Strip(message);
        var masked = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                if (masked.Length > 0 && masked[^1] != ' ') masked.Append(' ');
                i++;
                continue;
            }

            // A quoted absolute or relative path may hold spaces: the quotes end it.
            if (text[i] is '\'' or '"' or '`' && QuotedPath(text, i) is > 0 and var close)
            {
                masked.Append(text[i]).Append("<path>").Append(text[i]);
                i = close + 1;
                continue;
            }

            var end = i;
            while (end < text.Length && IsTokenChar(text[end])) end++;
            if (end == i)
            {
                masked.Append(text[i++]);
                continue;
            }

            AppendToken(masked, text.AsSpan(i, end - i));
            i = end;
        }

        return masked.ToString().TrimEnd();
    }

    private static int QuotedPath(string text, int open)
    {
        const int longest = 500;
        var rest = text.AsSpan(open + 1, Math.Min(longest, text.Length - open - 1));
        if (!IsRooted(rest)) return -1;
        var close = rest.IndexOfAny(text[open], '\n');
        return close > 0 && rest[close] == text[open] ? open + 1 + close : -1;
    }

    private static bool IsRooted(ReadOnlySpan<char> text) =>
        (text is ['/', var c, ..] && (char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '@'))
        || text.StartsWith("./", StringComparison.Ordinal) || text.StartsWith("../", StringComparison.Ordinal) || text.StartsWith("~/", StringComparison.Ordinal)
        || (text is [var drive, ':', '/' or '\\', ..] && char.IsAsciiLetter(drive));

    private static bool IsTokenChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '/' or '\\' or ':' or '@' or '+' or '-' or '~' or '%' or '#' or '?' or '&' or '=' or '$';

    private static void AppendToken(StringBuilder masked, ReadOnlySpan<char> token)
    {
        var core = token.TrimEnd(".,:;?");
        if (core.IsEmpty)
        {
            masked.Append(token);
            return;
        }

        var tail = token[core.Length..];
        if (Name(core) is { } name)
        {
            masked.Append(name);
        }
        else if (core.IndexOfAny(':', '=') is > 0 and var joint && joint < core.Length - 1)
        {
            // `host:62902`, `id=7e21cfa8`: each side for itself. The rest is shorter, and joints are found from the left.
            AppendPart(masked, core[..joint]);
            masked.Append(core[joint]);
            AppendRest(masked, core[(joint + 1)..]);
        }
        else
        {
            AppendNumbers(masked, core);
        }

        masked.Append(tail);
    }

    private static void AppendRest(StringBuilder masked, ReadOnlySpan<char> rest)
    {
        while (rest.IndexOfAny(':', '=') is >= 0 and var joint)
        {
            AppendPart(masked, rest[..joint]);
            masked.Append(rest[joint]);
            rest = rest[(joint + 1)..];
        }

        AppendPart(masked, rest);
    }

    private static void AppendPart(StringBuilder masked, ReadOnlySpan<char> part)
    {
        if (Name(part) is { } name) masked.Append(name);
        else AppendNumbers(masked, part);
    }

    private static string? Name(ReadOnlySpan<char> token)
    {
        if (token.Contains("://", StringComparison.Ordinal)) return "<url>";
        if (IsPath(token)) return "<path>";
        if (IsTime(token)) return "<time>";
        if (IsDuration(token)) return "<duration>";
        return IsId(token) ? "<id>" : null;
    }

    private static bool IsPath(ReadOnlySpan<char> token)
    {
        if (IsRooted(token)) return true;
        var slash = token.LastIndexOfAny('/', '\\');
        if (slash <= 0 || token[0] == '@') return false;
        // `convex/index.ts:3:3` is a path by its ending; `react/jsx-runtime` is the name of a module.
        var file = token[(slash + 1)..];
        var place = file.IndexOf(':');
        if (place >= 0) file = file[..place];
        var dot = file.LastIndexOf('.');
        if (dot < 0 || file.Length - dot - 1 is < 1 or > 5) return false;
        return file[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0;
    }

    private static bool IsTime(ReadOnlySpan<char> token)
    {
        if (token.Length is < 8 or > 40 || !char.IsAsciiDigit(token[0]) || token.IndexOfAnyExcept(TimeChars) >= 0) return false;
        return token.Count(':') >= 2 && token[2] == ':' || (token.Count('-') >= 2 && token[4] == '-');
    }

    private static bool IsDuration(ReadOnlySpan<char> token)
    {
        var digits = token.IndexOfAnyExcept(NumberChars);
        return digits > 0 && token[digits..] is "ms" or "s" or "m" or "h" or "ns" or "us" or "sec" or "secs" or "seconds" or "min" or "mins" or "minutes";
    }

    private static bool IsId(ReadOnlySpan<char> token)
    {
        if (token.Length > 200) return token.IndexOfAnyExcept(Alphanumeric) < 0;
        if (Guid.TryParseExact(token, "D", out _)) return true;
        if (token.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) return token.Length > 4;
        var digits = 0;
        var letters = 0;
        var hex = true;
        foreach (var c in token)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetter(c)) letters++;
            else if (c is not ('_' or '-')) return false;
            hex &= char.IsAsciiHexDigit(c);
        }

        if (hex && token.Length >= 8 && digits > 0 && letters > 0) return true;
        return token.Length >= 16 && digits >= 3 && letters >= 3 && digits * 6 >= token.Length;
    }

    // Digits after a letter belong to a name: TS2339, es2022, v1.
    private static void AppendNumbers(StringBuilder masked, ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var signed = text[i] is '+' or '-' && (i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])) && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]);
            if (!signed && (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] == '_'))))
            {
                masked.Append(text[i++]);
                continue;
            }

            i++;
            while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] == '.' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1])))) i++;
            masked.Append("<n>");
        }
    }
}
