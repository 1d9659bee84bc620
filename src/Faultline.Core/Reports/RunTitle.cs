using System.Globalization;

using Faultline.Text;

namespace Faultline.Reports;

/// <summary>What folders and issues of a run are called. One line of plain text each, never more than GitHub takes as a title.</summary>
internal static class RunTitle
{
    private const int MaxTitle = 250;

    /// <summary><c>[E2E] test-006: Fix build errors - FAIL</c>; other formats name themselves in the brackets.</summary>
    internal static string OfCase(ReportModel model, CaseStory story) =>
        Fit(Lead(model), story.Name is { } name ? $"{story.Case}: {name}" : story.Case, $" - {story.Status}");

    internal static string OfCause(ReportModel model, CauseOfFailures cause) => Fit(Lead(model), $"{(cause.Stories.Count == 1 ? cause.Stories[0].Case : cause.Count())}: {cause.Title}", "");

    internal static string OfEpic(ReportModel model) => model.Batch is { } batch
        ? Fit("E2E Dry Run: ", $"All {Wording.Number(batch.Tests.Count)} Tests ({ModelAndTiers(model)}, {ReportPath.Date(model)})", "")
        : Fit($"{Source(model)} run: ", $"{Wording.Number(model.FailureCount)} failed of {Wording.Number(model.Totals.Cases)} cases ({ModelAndTiers(model)}, {ReportPath.Date(model)})", "");

    /// <summary>Model and, of a batch, its tiers: <c>haiku/T0</c>; of another run its experiment.</summary>
    internal static string ModelAndTiers(ReportModel model)
    {
        var tiers = model.Batch?.Settings.FirstOrDefault(setting => setting.Name == "tiers")?.Value ?? model.Run.Experiment;
        // The summary writes a list: ["T0", "T1"].
        if (tiers is not null) tiers = string.Concat(tiers.Where(c => c is not ('[' or ']' or '"' or '\''))).Replace(", ", ",", StringComparison.Ordinal);
        var name = model.Run.Model ?? "unknown model";
        return string.IsNullOrWhiteSpace(tiers) ? name : $"{name}/{tiers}";
    }

    private static string Lead(ReportModel model) => model.Batch is null ? $"[{Source(model)}] " : "[E2E] ";

    private static string Source(ReportModel model) => model.Run.Benchmark ?? model.Run.Format;

    // The middle gives way: the status at the end is what people scan for.
    private static string Fit(string lead, string middle, string end)
    {
        lead = Truncate.To(Visible.Line(lead), 60) + " ";
        middle = Visible.Line(middle);
        end = end.Length == 0 ? "" : " " + Truncate.To(Visible.Line(end), 30);
        var room = MaxTitle - lead.Length - end.Length;
        // Text elements have several characters each, some of them.
        for (var elements = Math.Max(1, room); middle.Length > room; elements = Math.Max(1, elements * 3 / 4)) middle = Truncate.To(middle, elements);
        return string.Create(CultureInfo.InvariantCulture, $"{lead}{middle}{end}");
    }
}
