using Faultline.Reports.IssueBundle;

namespace Faultline.Reports.AnalysisFolder;

/// <summary>A folder of pages about a run: overview, analysis, a page for each failing case, and the issues to file.</summary>
public sealed class AnalysisReport : IReport
{
    public string Id => "analysis";

    public string Title => "Analysis of a run as a folder of pages, with issues to file";

    public string Folder => "analysis";

    public IReadOnlyList<ReportFile> Write(ReportModel model) => Write(model, new ReportOptions());

    public IReadOnlyList<ReportFile> Write(ReportModel model, ReportOptions options)
    {
        var stories = CaseStory.Of(model);
        var causes = CauseOfFailures.Of(model, stories);
        return
        [
            new ReportFile("README.md", AnalysisReadme.Write(model, stories)),
            new ReportFile("analysis.md", AnalysisPage.Write(model, stories, causes)),
            new ReportFile("failures/summary.md", FailuresSummary.Write(model, stories, causes)),
            .. stories.Where(story => story.IsFailure).Select(story => new ReportFile($"failures/{story.FileName}.md", FailurePage.Write(story))),
            .. IssuesReport.Files(model, stories, causes, options.ByCause),
        ];
    }
}
