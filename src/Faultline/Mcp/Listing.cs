using System.Globalization;
using System.Text;

namespace Faultline.Mcp;

/// <summary>A list that says how many there are, shows what fits, and ends a cut with the call that goes on.</summary>
internal static class Listing
{
    /// <summary>Most that one answer holds, in bytes of UTF-8.</summary>
    public const int MaxBytes = 8000;

    private const int LongestLine = 600;

    /// <param name="title">What is listed with its counts; one line.</param>
    /// <param name="lines">One line for each.</param>
    /// <param name="after">How many of them to leave out at the start.</param>
    /// <param name="next">The call that shows what comes after the given number.</param>
    public static string Write(string title, IReadOnlyList<string> lines, int after, int limit, Func<int, string> next)
    {
        var page = new StringBuilder(title).Append('\n');
        if (after > 0 && after >= lines.Count) return page.Append(CultureInfo.InvariantCulture, $"nothing after {after}: there are {lines.Count}\n").ToString();
        var used = Encoding.UTF8.GetByteCount(title) + 200;
        var shown = 0;
        foreach (var line in lines.Skip(after).Take(limit))
        {
            used += Encoding.UTF8.GetByteCount(line) + 1;
            if (shown > 0 && used > MaxBytes) break;
            page.Append(line).Append('\n');
            shown++;
        }

        var end = after + shown;
        if (end < lines.Count) page.Append(CultureInfo.InvariantCulture, $"shown {after + 1}-{end} of {lines.Count}; next: {next(end)}\n");
        return page.ToString();
    }

    /// <summary>A text that the workspace wrote for people: its first line is the title, the others follow as far as they fit.</summary>
    public static string Lines(string text, int after, Func<int, string> next)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        var rest = lines.Skip(1).Select(l => Fit(l, LongestLine)).ToList();
        return Write(Fit(lines[0], LongestLine), rest, after, rest.Count, next);
    }

    /// <summary>The beginning of a text in at most so many bytes; <c>~</c> marks a cut.</summary>
    public static string Fit(string text, int bytes)
    {
        if (bytes <= 0) return "";
        var line = text.ReplaceLineEndings(" ");
        if (Encoding.UTF8.GetByteCount(line) <= bytes) return line;
        var fit = new StringBuilder();
        var used = 1;
        foreach (var rune in line.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes) break;
            fit.Append(rune.ToString());
        }

        return fit.Append('~').ToString();
    }
}
