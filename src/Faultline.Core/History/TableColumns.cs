using System.Text.RegularExpressions;

namespace Faultline.History;

/// <summary>Which column of a table holds what, by its header and, where that says nothing, by its cells.</summary>
internal sealed partial record TableColumns
{
    public int Case { get; private init; } = -1;

    public int Label { get; private init; } = -1;

    public int Check { get; private init; } = -1;

    public int Reasoning { get; private init; } = -1;

    public int Frequency { get; private init; } = -1;

    public int Count { get; private init; } = -1;

    public int Error { get; private init; } = -1;

    public static TableColumns Of(IReadOnlyList<OutlineBlock> rows)
    {
        var header = rows[0].Header;
        var width = rows.Max(r => r.Cells.Count);
        var fields = Enumerable.Range(0, width).Select(i => i < header.Count ? FieldWords.Of(header[i]) : FieldName.Other).ToArray();
        var columns = new TableColumns
        {
            Label = Best(i => fields[i] == FieldName.Label || Share(rows, i, c => LabelText.InText(c) is not null) > 0.5, width),
            Check = Array.IndexOf(fields, FieldName.Check),
            Reasoning = Array.IndexOf(fields, FieldName.Reasoning),
            Frequency = Array.IndexOf(fields, FieldName.Frequency),
            Count = Array.IndexOf(fields, FieldName.Count),
            Error = Array.IndexOf(fields, FieldName.Error),
        };
        var named = Best(i => i != columns.Label && Share(rows, i, IsCase) > 0.5, width);
        columns = columns with { Case = named >= 0 ? named : Array.IndexOf(fields, FieldName.Case) };
        if (columns.Frequency < 0) columns = columns with { Frequency = Best(i => i != columns.Case && Share(rows, i, c => Fraction().IsMatch(c)) > 0.5, width) };
        return columns;
    }

    public static string? Cell(OutlineBlock row, int column) => column >= 0 && column < row.Cells.Count && row.Cells[column].Length > 0 ? row.Cells[column] : null;

    private static bool IsCase(string cell) => CaseNames.Leading(cell) is { Names: [var name, ..], End: var end } && CaseNames.LooksLikeCase(name) && cell[end..].All(c => !char.IsLetter(c));

    private static int Best(Func<int, bool> fits, int width)
    {
        for (var i = 0; i < width; i++)
            if (fits(i)) return i;
        return -1;
    }

    private static double Share(IReadOnlyList<OutlineBlock> rows, int column, Func<string, bool> fits)
        => (double)rows.Count(r => column < r.Cells.Count && fits(r.Cells[column])) / rows.Count;

    [GeneratedRegex(@"^\W*[0-9]{1,3}\s*/\s*[0-9]{1,3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Fraction();
}
