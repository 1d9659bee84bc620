using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Comparisons;

/// <summary>Every case as a row of coloured letters, its head and its names in sight while the table scrolls.</summary>
internal static class CaseTable
{
    public static void Write(StringBuilder page, RunComparison comparison)
    {
        page.Append("<h2>Every case</h2>\n<p class=\"note\">");
        page.AppendJoin("; ", ComparisonTables.Legend(comparison).Select(l => Html.Text($"{(l.State == CaseState.Untried ? "(blank)" : ComparisonTables.Letter(l.State))} {l.Meaning}")));
        page.Append(".</p>\n<input type=\"checkbox\" id=\"differ\"> <label for=\"differ\">only cases on which runs differ</label>\n<div class=\"cases\"><table>\n<thead><tr><th>case</th>");
        for (var i = 0; i < comparison.Runs.Count; i++)
            page.Append(CultureInfo.InvariantCulture, $"<th title=\"{Html.Text(ComparisonTables.Name(comparison, i))}\">#{i + 1}</th>");
        page.Append("<th>fails</th></tr></thead>\n<tbody>\n");
        foreach (var row in comparison.Cases) Row(page, row);
        page.Append("</tbody></table></div>\n");
    }

    private static void Row(StringBuilder page, ComparedCase row)
    {
        var differ = row.Results.Select(r => r.State).Distinct().Skip(1).Any();
        page.Append(differ ? "<tr>" : "<tr class=\"same\">").Append("<th>").Append(Html.Text(row.Case)).Append("</th>");
        foreach (var result in row.Results)
        {
            if (result.State == CaseState.Untried) page.Append("<td></td>");
            else if (result.State == CaseState.Passed) page.Append("<td class=\"passed\">P</td>");
            else page.Append(CultureInfo.InvariantCulture, $"<td class=\"{ComparisonTables.Word(result.State)}\" title=\"{Html.Text(ComparisonTables.Says(result))}\">{ComparisonTables.Letter(result.State)}</td>");
        }

        page.Append("<td class=\"n\">").Append(ComparisonTables.Number(row.Results.Count(r => r.State == CaseState.Failed))).Append("</td></tr>\n");
    }
}
