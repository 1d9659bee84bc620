using System.Globalization;

using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.AnalysisFolder;

/// <summary><c>analysis.md</c>: what the run as a whole shows.</summary>
internal static class AnalysisPage
{
    internal static string Write(ReportModel model, IReadOnlyList<CaseStory> stories, IReadOnlyList<CauseOfFailures> causes)
    {
        var page = new MarkdownPage()
            .Heading(1, $"Analysis: {Markdown.Inert(RunTitle.ModelAndTiers(model))}, {ReportPath.Date(model)}")
            .Heading(2, "Summary").Block(RunSections.Summary(model, stories, causes))
            .Heading(2, "Pass/fail breakdown").Block(RunSections.Metrics(model, stories));
        if (model.Batch is { } batch) Sessions(page, batch, stories);
        page.Heading(2, "Cost analysis").Block(RunSections.Cost(model, stories));
        page.Heading(2, "Durations").Block(Durations(model, stories));
        page.Heading(2, "Failure categories").Block(RunSections.Categories(stories, linked: false) ?? "None.");
        page.Heading(2, "Root causes").Block(RunSections.Causes(causes, int.MaxValue) ?? "None.");
        page.Heading(2, "Patterns").Block(RunSections.Patterns(model, int.MaxValue));
        if (model.Batch is { Contradictions: { Count: > 0 } contradictions }) Contradictions(page, contradictions);
        page.Heading(2, "Recommendations").Block("Proposals only; nothing was changed.").Block(RunSections.Recommendations(model, int.MaxValue));
        return page.Heading(2, "What is not known").Block(Open(model)).ToString();
    }

    private static void Sessions(MarkdownPage page, BatchResult batch, IReadOnlyList<CaseStory> stories)
    {
        page.Heading(2, "Sessions").Table(
            ["Session", "Start (UTC)", "End (UTC)", "Attempts", "Passed", "Failed", "Errored", "Unfinished", "Spent"],
            batch.Sessions.Select(session =>
            {
                var attempts = batch.Tests.SelectMany(test => test.Attempts).Where(attempt => attempt.Session == session.Index).ToList();
                return new[]
                {
                    Wording.Number(session.Index), CaseSections.Time(session.Start), CaseSections.Time(session.End), Wording.Number(attempts.Count),
                    Count(attempts, Outcome.Passed), Count(attempts, Outcome.Failed), Count(attempts, Outcome.Errored), Count(attempts, Outcome.Unfinished),
                    attempts.All(attempt => attempt.Spend is null) ? Wording.NotRecorded : Wording.Usd(attempts.Sum(attempt => attempt.Spend)),
                };
            }));
        page.Heading(2, "First result beside the summary").Table(
            ["Test", "First result", "Summary", "Why the last row says so"], stories.Where(RunSections.IsOverwritten).Select(RunSections.FirstAndLast), "No session says anything else than the summary.");
    }

    private static string Durations(ReportModel model, IReadOnlyList<CaseStory> stories)
    {
        var known = stories.Select(story => story.DurationMs).OfType<double>().Order().ToList();
        var page = new MarkdownPage().Table(
            ["Metric", "Value"],
            [
                ["Run, from start to end", Wording.Duration(model.Run.DurationMs)],
                ["Total over the cases", known.Count == 0 ? Wording.NotRecorded : Wording.Duration(known.Sum())],
                ["Mean", known.Count == 0 ? Wording.NotRecorded : Wording.Duration(known.Average())],
                ["Median", known.Count == 0 ? Wording.NotRecorded : Wording.Duration((known[(known.Count - 1) / 2] + known[known.Count / 2]) / 2)],
                ["Cases that state one", string.Create(CultureInfo.InvariantCulture, $"{known.Count} of {stories.Count}")],
            ]);
        return page.ToString();
    }

    private static void Contradictions(MarkdownPage page, IReadOnlyList<BatchContradiction> contradictions)
    {
        page.Heading(2, "Contradictions between sources");
        foreach (var item in contradictions)
        {
            page.Item($"{Markdown.Code(item.Case)} ({Markdown.Inert(item.Kind)}): {Markdown.Inert(item.Text)} {Cited(item.First)} against {Cited(item.Second)}");
        }
    }

    private static string Cited(Evidence evidence) =>
        $"{Markdown.Code(evidence.Source)} {Markdown.Code(evidence.Pointer)} says {Markdown.Code(Truncate.To(Visible.Line(evidence.Quote), 160))}";

    private static string Open(ReportModel model)
    {
        var totals = model.Totals;
        var page = new MarkdownPage()
            .Item("Unfinished", Wording.Number(totals.Unfinished))
            .Item("Missing (planned, no trial)", Wording.Number(totals.Missing))
            .Item("Not labelled", Wording.Number(Wording.CountOf(model, null)))
            .Item("Import diagnostics", Wording.Number(model.Diagnostics));
        if (model.FailureCount > model.Failures.Count && model.Batch is null) page.Item("Failures counted but not listed", Wording.Number(model.FailureCount - model.Failures.Count));
        return page.ToString();
    }

    private static string Count(List<BatchAttempt> attempts, Outcome outcome) => Wording.Number(attempts.Count(attempt => attempt.Outcome == outcome));
}
