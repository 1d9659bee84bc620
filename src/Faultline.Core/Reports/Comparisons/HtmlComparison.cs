using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Comparisons;

/// <summary>
/// A comparison as one HTML file without scripts that asks for nothing else: pictures of all cases and of the pass rates, every table,
/// light and dark.
/// </summary>
public sealed class HtmlComparison : IComparisonReport
{
    // More pairs than these are folded away.
    private const int ManyPairs = 15;

    public string Id => "html";

    public string Extension => "html";

    public string Write(RunComparison comparison)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // Nothing can be loaded or run, whatever the texts of a run hold.
        page.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        page.Append("<title>Comparison of runs</title>\n<style>\n").Append(HtmlStyle.Text).Append("</style>\n</head>\n<body>\n");
        page.Append("<h1>Comparison of ").Append(ComparisonTables.Number(comparison.Runs.Count)).Append(" runs over ").Append(ComparisonTables.Number(comparison.Cases.Count)).Append(" cases</h1>\n");
        Warnings(page, comparison);
        page.Append("<h2>Pass rates</h2>\n").Append(RatePicture.Of(comparison));
        page.Append("<h2>All cases at a glance</h2>\n").Append(MatrixPicture.Of(comparison));
        Table(page, ComparisonTables.Runs(comparison));
        Table(page, ComparisonTables.TopLine(comparison));
        Table(page, ComparisonTables.Pairs(comparison), isFolded: comparison.Pairs.Count > ManyPairs);
        Table(page, ComparisonTables.Mechanisms(comparison));
        Table(page, ComparisonTables.Dimensions(comparison));
        Lists(page, comparison);
        CaseTable.Write(page, comparison);
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static void Warnings(StringBuilder page, RunComparison comparison)
    {
        if (comparison.Warnings.Count == 0) return;
        page.Append("<ul class=\"mind\">\n");
        foreach (var warning in comparison.Warnings) page.Append("<li>").Append(Html.Text(warning)).Append("</li>\n");
        page.Append("</ul>\n");
    }

    private static void Table(StringBuilder page, ComparisonTable table, bool isFolded = false)
    {
        if (table.Rows.Count == 0) return;
        page.Append("<h2>").Append(Html.Text(table.Title)).Append("</h2>\n");
        if (isFolded) page.Append("<details><summary>").Append(ComparisonTables.Number(table.Rows.Count)).Append(" rows</summary>\n");
        page.Append("<div class=\"wide\"><table>\n<thead><tr>");
        foreach (var header in table.Headers) page.Append("<th>").Append(Html.Text(header)).Append("</th>");
        page.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr>");
            foreach (var cell in row) page.Append(IsNumber(cell) ? "<td class=\"n\">" : "<td>").Append(Html.Text(cell)).Append("</td>");
            page.Append("</tr>\n");
        }

        page.Append("</tbody></table></div>\n");
        if (isFolded) page.Append("</details>\n");
        if (table.Note.Length > 0) page.Append("<p class=\"note\">").Append(Html.Text(table.Note)).Append("</p>\n");
    }

    private static void Lists(StringBuilder page, RunComparison comparison)
    {
        page.Append("<h2>Shared and unique failures</h2>\n");
        foreach (var (title, cases) in ComparisonTables.Lists(comparison))
        {
            page.Append("<p><b>").Append(Html.Text(title)).Append("</b> (").Append(ComparisonTables.Number(cases.Count)).Append(')');
            page.Append(cases.Count == 0 ? "" : ": ").AppendJoin(' ', cases.Select(c => $"<code>{Html.Text(c)}</code>")).Append("</p>\n");
        }
    }

    private static bool IsNumber(string cell) => cell.Any(char.IsAsciiDigit) && cell.All(c => char.IsAsciiDigit(c) || c is '.' or '+' or '-' or '<' or ' ');
}
