using System.Text;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>Lines of a page for the terminal.</summary>
internal static class TextPage
{
    /// <summary>Breaks between words; lines after the first are indented by the lead's width.</summary>
    public static void Wrapped(StringBuilder page, string lead, string text, int width)
    {
        var indent = new string(' ', lead.Length);
        var line = new StringBuilder(lead);
        var empty = true;
        foreach (var word in Visible.Line(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > width)
            {
                page.Append(line).Append('\n');
                line.Clear().Append(indent);
                empty = true;
            }

            if (!empty) line.Append(' ');
            line.Append(Truncate.To(word, width - indent.Length));
            empty = false;
        }

        page.Append(line).Append('\n');
    }
}
