using System.Text;

namespace Faultline.Text;

/// <summary>Writes comma-separated rows (RFC 4180, but with <c>\n</c>) of text of unknown origin.</summary>
public static class Csv
{
    /// <summary>
    /// One row with its line end. A cell that a spreadsheet would run as a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, tab or CR first) gets a
    /// <c>'</c> in front, unless it is a number.
    /// </summary>
    public static string Row(params ReadOnlySpan<string> cells)
    {
        var row = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) row.Append(',');
            row.Append(Cell(cells[i]));
        }

        return row.Append('\n').ToString();
    }

    private static string Cell(string text)
    {
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !IsNumber(text)) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }

    private static bool IsNumber(string text)
        => double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _);
}
