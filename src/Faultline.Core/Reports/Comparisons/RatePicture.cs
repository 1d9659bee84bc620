using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Comparisons;

/// <summary>The pass rates of the runs with their intervals, one line a run.</summary>
internal static class RatePicture
{
    private const int RowHeight = 22;
    private const int Left = 260;
    private const int Width = 480;
    private const int LongestName = 36;

    public static string Of(RunComparison comparison)
    {
        var height = (comparison.Runs.Count * RowHeight) + 24;
        var picture = new StringBuilder();
        picture.Append(CultureInfo.InvariantCulture, $"<div class=\"wide\"><svg class=\"rates\" width=\"{Left + Width + 160}\" height=\"{height}\" role=\"img\" aria-label=\"Pass rates with 95% intervals; the table 'Top line' has the numbers\">\n");
        for (var percent = 0; percent <= 100; percent += 25)
        {
            var x = X(percent / 100.0);
            picture.Append(CultureInfo.InvariantCulture, $"<line class=\"grid\" x1=\"{x}\" x2=\"{x}\" y1=\"0\" y2=\"{height - 20}\"/><text class=\"axis\" x=\"{x}\" y=\"{height - 5}\">{percent}%</text>\n");
        }

        for (var i = 0; i < comparison.Runs.Count; i++) Row(picture, comparison, i);
        return picture.Append("</svg></div>\n").ToString();
    }

    private static void Row(StringBuilder picture, RunComparison comparison, int index)
    {
        var run = comparison.Runs[index];
        var y = (index * RowHeight) + 12;
        var name = ComparisonTables.Name(comparison, index);
        picture.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{Left - 12}\" y=\"{y + 4}\">{Html.Text(Truncate.To(name, LongestName))}<title>{Html.Text($"{name}: run {run.Id}")}</title></text>");
        if (run.PassRate is { } interval)
        {
            var rate = (double)run.Passed / run.Scored;
            picture.Append(CultureInfo.InvariantCulture, $"<line class=\"interval\" x1=\"{X(interval.Low)}\" x2=\"{X(interval.High)}\" y1=\"{y}\" y2=\"{y}\"/><circle class=\"rate\" cx=\"{X(rate)}\" cy=\"{y}\" r=\"5\"/>");
            picture.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + Width + 14}\" y=\"{y + 4}\">{Wording.Percent(rate)} ({run.Passed} of {run.Scored})</text>\n");
        }
        else
        {
            picture.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + Width + 14}\" y=\"{y + 4}\">nothing scored</text>\n");
        }
    }

    private static string X(double share) => (Left + (share * Width)).ToString("0.#", CultureInfo.InvariantCulture);
}
