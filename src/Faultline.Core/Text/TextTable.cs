using System.Text;

namespace Faultline.Text;

/// <summary>Columns for a terminal: aligned, cut to a width with an ellipsis, no colours, no trailing spaces.</summary>
public sealed class TextTable(params string[] headers)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Widest a column may be; the last column is never cut.</summary>
    public int MaxColumn { get; init; } = 44;

    public void Add(params string[] cells)
    {
        if (cells.Length != headers.Length) throw new ArgumentException($"{headers.Length} cells expected, {cells.Length} given", nameof(cells));
        _rows.Add([.. cells.Select(OneLine)]);
    }

    public override string ToString()
    {
        var rows = _rows.Prepend(headers).ToList();
        var widths = Enumerable.Range(0, headers.Length).Select(i => Math.Min(MaxColumn, rows.Max(r => r[i].Length))).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var i = 0; i < row.Length; i++)
            {
                var cell = i == row.Length - 1 ? row[i] : Cut(row[i], widths[i]).PadRight(widths[i] + 2);
                line.Append(cell);
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Cut(string cell, int width) => cell.Length <= width ? cell : cell[..(width - 1)] + "…";

    private static string OneLine(string cell)
        => string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c));
}
