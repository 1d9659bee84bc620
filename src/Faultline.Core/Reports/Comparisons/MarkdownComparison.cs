using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Comparisons;

/// <summary>A comparison as GitHub-flavoured Markdown, every case of the matrix included.</summary>
public sealed class MarkdownComparison : IComparisonReport
{
    public string Id => "md";

    public string Extension => "md";

    public string Write(RunComparison comparison)
    {
        var page = new StringBuilder("# Comparison of runs\n\n");
        foreach (var warning in comparison.Warnings) page.Append("- **Mind**: ").Append(Markdown.Text(warning)).Append('\n');
        if (comparison.Warnings.Count > 0) page.Append('\n');
        Table(page, ComparisonTables.Runs(comparison));
        Table(page, ComparisonTables.TopLine(comparison));
        Table(page, ComparisonTables.Pairs(comparison));
        Table(page, ComparisonTables.Mechanisms(comparison));
        Table(page, ComparisonTables.Dimensions(comparison));
        page.Append("## Shared and unique failures\n\n");
        foreach (var (title, cases) in ComparisonTables.Lists(comparison))
        {
            page.Append("- **").Append(Markdown.Text(title)).Append("** (").Append(ComparisonTables.Number(cases.Count)).Append(')');
            page.Append(cases.Count == 0 ? "" : ": ").AppendJoin(", ", cases.Select(Markdown.Code)).Append('\n');
        }

        page.Append("\n## Every case\n\n");
        page.AppendJoin("; ", ComparisonTables.Legend(comparison).Select(l => $"{(l.State == CaseState.Untried ? "(blank)" : ComparisonTables.Letter(l.State))} {l.Meaning}")).Append("\n\n");
        Rows(page, ["case", .. ComparisonTables.Columns(comparison)],
            comparison.Cases.Select(c => (IReadOnlyList<string>)[c.Case, .. c.Results.Select(r => ComparisonTables.Letter(r.State))]));
        return page.ToString();
    }

    private static void Table(StringBuilder page, ComparisonTable table)
    {
        if (table.Rows.Count == 0) return;
        page.Append("## ").Append(table.Title).Append("\n\n");
        Rows(page, table.Headers, table.Rows);
        page.Append('\n');
        if (table.Note.Length > 0) page.Append(table.Note).Append("\n\n");
    }

    private static void Rows(StringBuilder page, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        page.Append(Markdown.Row([.. headers.Select(Markdown.Text)]));
        page.Append(Markdown.Row([.. headers.Select(_ => "---")]));
        foreach (var row in rows) page.Append(Markdown.Row([.. row.Select(Markdown.Text)]));
    }
}
