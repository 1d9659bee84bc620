using Faultline.Text;

namespace Faultline.Reports.AnalysisFolder;

/// <summary><c>failures/summary.md</c>: the failing cases by category and by cause.</summary>
internal static class FailuresSummary
{
    internal static string Write(ReportModel model, IReadOnlyList<CaseStory> stories, IReadOnlyList<CauseOfFailures> causes)
    {
        var page = new MarkdownPage().Heading(1, $"Failures: {Markdown.Inert(RunTitle.ModelAndTiers(model))}, {ReportPath.Date(model)}");
        if (causes.Count == 0) return page.Block(model.Batch is null ? Wording.WithoutFailures(model) : "No test stands as failed.").ToString();
        page.Block("Every label is provisional (a rule's guess, with its evidence) unless its status says `reviewed`.")
            .Heading(2, "Categories").Block(RunSections.Categories(stories, linked: true)!);
        if (RunSections.HiddenPasses(stories, int.MaxValue) is { } hidden) page.Heading(2, "Failing only by the last session").Block(hidden);
        page.Heading(2, "Causes");
        foreach (var cause in causes) Cause(page, cause);
        return page.ToString();
    }

    private static void Cause(MarkdownPage page, CauseOfFailures cause)
    {
        var first = cause.Stories[0];
        page.Heading(3, $"{cause.Count()}: {Markdown.Inert(cause.Title)}").Item("Id", Markdown.Code(cause.Id));
        if ((first.Test?.Reason ?? first.Final?.Label?.Reason) is { } reason) page.Item("Reason", Markdown.Inert(reason));
        if (cause.FollowsFrom is { } root) page.Item("Follows from", $"{Markdown.Inert(root)}, which struck first");
        page.Table(
            ["Test", "Name", "Status", "Category", "Error"],
            cause.Stories.Select(story => new[]
            {
                RunSections.List([story], linked: true), story.Name is null ? "-" : Markdown.Inert(story.Name), Markdown.Inert(story.Status),
                CaseSections.Cause(story.Category, story.Test?.Cause), story.Final?.OneLineError is { } line ? Markdown.CodeInCell(line) : "-",
            }));
    }
}
