using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Comparisons;

/// <summary>A comparison for a terminal: plain text, no colours.</summary>
public sealed class TextComparison : IComparisonReport
{
    private const int Width = 100;
    private const int MostPairs = 15;

    public string Id => "text";

    public string Extension => "txt";

    public string Write(RunComparison comparison)
    {
        var page = new StringBuilder();
        foreach (var warning in comparison.Warnings) Wrapped(page, "! ", Visible.Line(warning).Split(' '));
        if (comparison.Warnings.Count > 0) page.Append('\n');
        Table(page, ComparisonTables.Runs(comparison));
        Table(page, ComparisonTables.TopLine(comparison));
        Table(page, ComparisonTables.Pairs(comparison, MostPairs));
        Table(page, ComparisonTables.Mechanisms(comparison));
        foreach (var (title, cases) in ComparisonTables.Lists(comparison))
        {
            page.Append(Visible.Line(title)).Append(": ").Append(ComparisonTables.Number(cases.Count)).Append('\n');
            if (cases.Count > 0) Wrapped(page, "  ", [.. cases.Select(Visible.Line)]);
        }

        page.Append('\n');
        Matrix(page, comparison);
        return page.ToString();
    }

    private static void Table(StringBuilder page, ComparisonTable table)
    {
        if (table.Rows.Count == 0) return;
        page.Append(table.Title).Append('\n');
        var text = new TextTable([.. table.Headers.Select(Visible.Line)]);
        foreach (var row in table.Rows) text.Add([.. row.Select(Visible.Line)]);
        foreach (var line in text.ToString().TrimEnd('\n').Split('\n')) page.Append("  ").Append(line).Append('\n');
        if (table.Note.Length > 0) Wrapped(page, "  ", table.Note.Split(' '));
        page.Append('\n');
    }

    // Rows on which all runs agree that the case passes say nothing; on a terminal they are counted only.
    private static void Matrix(StringBuilder page, RunComparison comparison)
    {
        var rows = comparison.Cases.Where(c => c.Results.Any(r => r.State != CaseState.Passed)).ToList();
        page.Append("Cases that not every run passes: ").Append(ComparisonTables.Number(rows.Count)).Append(" of ").Append(ComparisonTables.Number(comparison.Cases.Count)).Append('\n');
        if (rows.Count == 0) return;
        var table = new TextTable(["case", .. comparison.Runs.Select((_, i) => "#" + ComparisonTables.Number(i + 1))]) { MaxColumn = 60 };
        foreach (var row in rows) table.Add([Visible.Line(row.Case), .. row.Results.Select(r => ComparisonTables.Letter(r.State))]);
        foreach (var line in table.ToString().TrimEnd('\n').Split('\n')) page.Append("  ").Append(line).Append('\n');
        var legend = ComparisonTables.Legend(comparison).Where(l => ComparisonTables.Letter(l.State).Length > 0)
            .Select(l => $"{ComparisonTables.Letter(l.State)} {l.Meaning}");
        Wrapped(page, "  ", string.Join("; ", legend).Split(' '));
    }

    private static void Wrapped(StringBuilder page, string indent, IReadOnlyList<string> words)
    {
        var column = 0;
        foreach (var word in words)
        {
            if (column > 0 && column + 1 + word.Length > Width)
            {
                page.Append('\n');
                column = 0;
            }

            var lead = column == 0 ? indent : " ";
            page.Append(lead).Append(word);
            column += lead.Length + word.Length;
        }

        page.Append('\n');
    }
}
