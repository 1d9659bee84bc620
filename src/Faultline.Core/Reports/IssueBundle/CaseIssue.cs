using Faultline.Text;

namespace Faultline.Reports.IssueBundle;

/// <summary>The issue of one case.</summary>
internal static class CaseIssue
{
    internal static ReportFile Write(ReportModel model, CaseStory story)
    {
        var key = $"issues/{story.FileName}";
        var issue = new IssueFile(model, RunTitle.OfCase(model, story), key, "test", IssueLabels.Of(story))
            .Section("Status", Status(story))
            .Section("Configuration", Configuration(model))
            .Section("Results", CaseSections.Results(story));
        if (story.IsFailure) issue.Section("Root Cause", CaseSections.RootCause(story));
        issue.Section("Attempts", CaseSections.Attempts(story));
        if (story.IsFailure)
        {
            issue.Section("Evidence", CaseSections.Evidence(story))
                .Section("Code", CaseSections.Snippets(story));
        }

        issue.Section("Details", Details(model, story)).Section("Next Steps", Next(story));
        return new ReportFile(key + ".md", issue.ToString());
    }

    internal static string Configuration(ReportModel model)
    {
        var page = new MarkdownPage();
        page.Item("Model", Markdown.Inert(RunTitle.ModelAndTiers(model)));
        foreach (var setting in model.Batch?.Settings ?? []) page.Item(Markdown.Inert(setting.Name), Markdown.Code(setting.Value));
        page.Item("Benchmark", CaseSections.Cell(model.Run.Benchmark));
        page.Item("Date", Markdown.Inert(ReportPath.Date(model)));
        return page.ToString();
    }

    private static string Status(CaseStory story)
    {
        var page = new MarkdownPage().Item("Status", Markdown.Inert(story.Status));
        if (story.Test is { } test) page.Item("All sessions together", Markdown.Inert(test.Corrected));
        if (!story.IsFailure) return page.ToString();
        page.Item("Category", story.Test is { } failed ? CaseSections.Cause(failed.Category, failed.Cause) : CaseSections.Cell(story.Category));
        if (CaseSections.Label(story) is { } label) page.Item("Label", label);
        return page.ToString();
    }

    private static string Details(ReportModel model, CaseStory story)
    {
        var page = new MarkdownPage().Item("Test", Markdown.Code(story.Case)).Item("Run", Markdown.Code(model.Run.Id));
        if (story.Final is { } failure) page.Item("Failure", $"{Markdown.Code(failure.Id)}; `faultline show {failure.Id}` shows all texts");
        if (story.Test?.Row?.ResultFolder is { } folder) page.Item("Results dir", Markdown.Code(folder));
        return page.Item("Read from", Markdown.Code(model.Run.Root)).Item("Written by", Markdown.Inert(model.Generator)).ToString();
    }

    private static string Next(CaseStory story)
    {
        if (story.IsFailure) return CaseSections.Proposals(story);
        return story.Status == "PASS" ? "None: it passed.\n" : "Find out why it has no result, and run it again.\n";
    }
}
