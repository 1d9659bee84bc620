using Faultline.Text;

namespace Faultline.Reports.IssueBundle;

/// <summary>The issue that holds the others together.</summary>
internal static class EpicIssue
{
    internal static ReportFile Write(ReportModel model, IReadOnlyList<CaseStory> stories, IReadOnlyList<CauseOfFailures> causes, string by)
    {
        var issue = new IssueFile(model, RunTitle.OfEpic(model), "epic", by, [IssueLabels.Base])
            .Section("Configuration", CaseIssue.Configuration(model))
            .Section("Results", RunSections.Metrics(model, stories));
        if (RunSections.Corrected(model) is { } corrected) issue.Section("After all sessions", corrected);
        issue.Section("Root causes", RunSections.Causes(causes, 60))
            .Section("Hidden passes", RunSections.HiddenPasses(stories, 60))
            .Section("Recommendations", RunSections.Recommendations(model, 40));
        // Last, because it takes what room there is.
        issue.Section("Tests", Tests(model, stories, issue.Room - 500));
        return new ReportFile("issues/epic.md", issue.ToString());
    }

    // Failing cases first: they must be there when the table has to be cut.
    private static string Tests(ReportModel model, IReadOnlyList<CaseStory> stories, int room)
    {
        var rows = new List<string[]>();
        foreach (var story in stories.OrderByDescending(story => story.IsFailure))
        {
            var row = RunSections.ResultRow(model, story);
            room -= Markdown.Row(row).Length;
            if (room < 0) break;
            rows.Add(row);
        }

        var page = new MarkdownPage().Table(RunSections.ResultHeads(model), rows);
        if (rows.Count < stories.Count) page.Block(CaseSections.Rest(stories.Count - rows.Count, "cases; the table is cut to what GitHub takes"));
        return page.ToString();
    }
}
