using Faultline.Text;

namespace Faultline.Reports.AnalysisFolder;

/// <summary><c>failures/&lt;case&gt;.md</c>: one failing case, from its root cause to what to do.</summary>
internal static class FailurePage
{
    internal static string Write(CaseStory story)
    {
        var page = new MarkdownPage()
            .Heading(1, $"Failure Analysis: {Markdown.Inert(story.Title)}")
            .Item("Test ID", Markdown.Code(story.Case))
            .Item("Status", Markdown.Inert(story.Status));
        if (story.Test is { } test)
        {
            page.Item("All sessions together", Markdown.Inert(test.Corrected) + (test.HiddenPass ? ": a later session hides a pass" : ""))
                .Item("Category", CaseSections.Cause(test.Category, test.Cause));
            if (test.Row?.ResultFolder is { } folder) page.Item("Results dir", Markdown.Code(folder));
        }

        if (CaseSections.Label(story) is { } label) page.Item("Label", label);
        if (story.Final is { } failure) page.Item("Failure", $"{Markdown.Code(failure.Id)}; `faultline show {failure.Id}` shows all texts");
        page.Heading(2, "Results").Block(CaseSections.Results(story));
        page.Heading(2, "Root Cause").Block(CaseSections.RootCause(story));
        if (CaseSections.Attempts(story) is { } attempts) page.Heading(2, "Attempts").Block(attempts);
        if (CaseSections.Evidence(story) is { } evidence) page.Heading(2, "Evidence").Block(evidence);
        if (CaseSections.Snippets(story) is { } code) page.Heading(2, "Code").Block(code);
        if (Earlier(story) is { } earlier) page.Heading(2, "Earlier reports").Block(earlier);
        return page.Heading(2, "Recommendations").Block(CaseSections.Proposals(story)).ToString();
    }

    private static string? Earlier(CaseStory story)
    {
        var page = new MarkdownPage();
        foreach (var (report, match) in story.Earlier)
            page.Item($"{Markdown.Code(report)} line {Wording.Number(match.Line)} says {Markdown.Inert(match.Label ?? "nothing of a label")}");
        return page.Length == 0 ? null : page.ToString();
    }
}
