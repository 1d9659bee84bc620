using System.Text;

namespace Faultline.Text;

/// <summary>
/// Writes text of unknown origin into GitHub-flavoured Markdown so that it shows as itself: it cannot open a table cell, a tag,
/// a link or a fence, and nothing in it is invisible.
/// </summary>
public static class Markdown
{
    /// <summary>Inline text, on one line, every character that Markdown or HTML would read escaped. Safe in table cells.</summary>
    public static string Text(string text)
    {
        var line = Visible.Line(text);
        var escaped = new StringBuilder(line.Length + 16);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            switch (c)
            {
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '&':
                    escaped.Append("&amp;");
                    break;
                // Inside a word '_' is no emphasis, and MODEL_FAULT should stay readable in the source.
                case '_' when i > 0 && i + 1 < line.Length && char.IsAsciiLetterOrDigit(line[i - 1]) && char.IsAsciiLetterOrDigit(line[i + 1]):
                    escaped.Append(c);
                    break;
                case '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$':
                    escaped.Append('\\').Append(c);
                    break;
                default:
                    escaped.Append(c);
                    break;
            }
        }

        return WithoutBlockStart(escaped.ToString());
    }

    /// <summary>
    /// As <see cref="Text"/>, for text that is posted where people are: it mentions nobody, refers to no issue and links nowhere. A
    /// zero-width space parts what would be read so.
    /// </summary>
    public static string Inert(string text)
    {
        const string part = "&#8203;";
        var escaped = Text(text);
        var inert = new StringBuilder(escaped.Length + 16);
        for (var i = 0; i < escaped.Length; i++)
        {
            var c = escaped[i];
            inert.Append(c);
            if (i + 1 == escaped.Length) break;
            var entity = c == '#' && i > 0 && escaped[i - 1] == '&';
            if ((c == '@' && char.IsAsciiLetterOrDigit(escaped[i + 1]))
                || (c == '#' && !entity && char.IsAsciiDigit(escaped[i + 1]))
                || (c == ':' && escaped[i + 1] == '/')
                || (c == '-' && char.IsAsciiDigit(escaped[i + 1]) && escaped.AsSpan(0, i).EndsWith("GH", StringComparison.OrdinalIgnoreCase)))
            {
                inert.Append(part);
            }
        }

        return inert.ToString();
    }

    /// <summary>An inline code span on one line. For table cells use <see cref="CodeInCell"/>.</summary>
    public static string Code(string text)
    {
        var line = Visible.Line(text);
        if (line.Length == 0) return "(empty)";
        var ticks = new string('`', LongestRun(line, '`') + 1);
        var pad = line[0] == '`' || line[^1] == '`' ? " " : "";
        return ticks + pad + line + pad + ticks;
    }

    /// <summary>An inline code span for a table cell, where <c>|</c> has to be escaped even inside code.</summary>
    public static string CodeInCell(string text)
    {
        // Renderers disagree about a pipe after a backslash inside code; as text it is unambiguous.
        if (text.Contains('\\', StringComparison.Ordinal) && text.Contains('|', StringComparison.Ordinal)) return Text(text);
        return Code(text).Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>A fenced block that no line of <paramref name="text"/> can close; ends with a line end.</summary>
    public static string Fence(string text, string language = "")
    {
        var body = Visible.Block(text).TrimEnd('\n');
        var ticks = new string('`', Math.Max(3, LongestRun(body, '`') + 1));
        var name = language.All(char.IsAsciiLetterOrDigit) ? language : "";
        return $"{ticks}{name}\n{body}\n{ticks}\n";
    }

    /// <summary>One table row of cells that are Markdown already, made by the methods above; ends with a line end.</summary>
    public static string Row(params ReadOnlySpan<string> cells)
    {
        var row = new StringBuilder("|");
        foreach (var cell in cells) row.Append(' ').Append(cell).Append(" |");
        return row.Append('\n').ToString();
    }

    // Text that begins a line or a list item must not become a heading, list, quote or rule.
    private static string WithoutBlockStart(string text)
    {
        if (text.Length == 0) return text;
        if (text[0] is '#' or '+' or '-' or '=') return "\\" + text;
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits > 0 && digits < text.Length && (text[digits] is '.' or ')')
            ? text.Insert(digits, "\\")
            : text;
    }

    private static int LongestRun(string text, char of)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == of ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
