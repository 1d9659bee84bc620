using System.Text;

namespace Faultline.Text;

/// <summary>Writes text of unknown origin into HTML so that it shows as itself, in elements and in quoted attributes alike.</summary>
public static class Html
{
    /// <summary>On one line; nothing in it opens a tag, ends an attribute or is invisible.</summary>
    public static string Text(string text)
    {
        var line = Visible.Line(text);
        var escaped = new StringBuilder(line.Length + 16);
        foreach (var c in line)
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
