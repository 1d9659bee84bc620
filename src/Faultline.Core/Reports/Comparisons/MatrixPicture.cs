using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Comparisons;

/// <summary>
/// All cases of all runs in one picture: a row a run, a column a case, those that most runs fail on the left, those that are
/// no case of some run at the right end. A column of failures is a hard case, a lone failure a run's own, a hole in a column a run's own pass.
/// </summary>
internal static class MatrixPicture
{
    private const int Left = 260;
    private const int Room = 1000;
    private const int Widest = 16;
    private const int Narrowest = 2;
    private const int RowHeight = 20;
    private const int LongestName = 36;

    public static string Of(RunComparison comparison)
    {
        if (comparison.Cases.Count == 0) return "<p>There are no cases.</p>\n";
        List<ComparedCase> columns =
        [
            .. comparison.Cases.OrderBy(c => c.Results.Any(r => r.State == CaseState.Untried))
                .ThenByDescending(c => c.Results.Count(r => r.State == CaseState.Failed)).ThenBy(c => c.Case, CaseOrder.Instance),
        ];
        var column = Math.Clamp(Room / columns.Count, Narrowest, Widest);
        var (width, height) = (Left + (columns.Count * column) + 10, comparison.Runs.Count * RowHeight);
        var picture = new StringBuilder();
        Legend(picture, comparison);
        picture.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><svg class=\"matrix\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-label=\"Outcome of every case in every run; the table 'Every case' has the same as text\">\n");
        picture.Append("<defs><pattern id=\"hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect class=\"back\" width=\"4\" height=\"4\"/><rect class=\"line\" width=\"2\" height=\"4\"/></pattern></defs>\n");
        for (var i = 0; i < comparison.Runs.Count; i++) Row(picture, comparison, i, columns, column);
        picture.Append("</svg></div>\n<p class=\"note\">A row is a run, a column is a case: those that most runs fail are on the left, those that some run does not have at the right end. Point at a cell for its case.</p>\n");
        return picture.ToString();
    }

    private static void Row(StringBuilder picture, RunComparison comparison, int run, List<ComparedCase> columns, int width)
    {
        var y = run * RowHeight;
        var (cell, tall) = (width > 4 ? width - 1 : width, RowHeight - 3);
        var name = ComparisonTables.Name(comparison, run);
        picture.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Left - 12}\" y=\"{y + 14}\">{Html.Text(Truncate.To(name, LongestName))}<title>{Html.Text($"{name}: run {comparison.Runs[run].Id}")}</title></text>\n");
        var passed = new StringBuilder();
        foreach (var (index, row) in columns.Index())
        {
            var (x, result) = (Left + (index * width), row.Results[run]);
            if (result.State == CaseState.Untried) continue;
            // Passes are many and say little: one path holds them all.
            if (result.State == CaseState.Passed) passed.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{cell}v{tall}h-{cell}z");
            else picture.Append(CultureInfo.InvariantCulture, $"<rect class=\"{ComparisonTables.Word(result.State)}\" x=\"{x}\" y=\"{y}\" width=\"{cell}\" height=\"{tall}\"><title>{Html.Text($"{row.Case}, #{run + 1}: {ComparisonTables.Says(result)}")}</title></rect>\n");
        }

        if (passed.Length > 0) picture.Append("<path class=\"passed\" d=\"").Append(passed).Append("\"/>\n");
    }

    private static void Legend(StringBuilder picture, RunComparison comparison)
    {
        picture.Append("<p class=\"legend\">");
        foreach (var (state, meaning) in ComparisonTables.Legend(comparison))
        {
            picture.Append("<span><svg width=\"14\" height=\"14\" aria-hidden=\"true\">").Append(state == CaseState.Untried ? "" : $"<rect class=\"{ComparisonTables.Word(state)}\" width=\"14\" height=\"14\"/>");
            picture.Append("</svg> ").Append(Html.Text(meaning)).Append(state == CaseState.Untried ? " (no cell)" : "").Append("</span> ");
        }

        picture.Append("</p>\n");
    }
}
