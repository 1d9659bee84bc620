namespace Faultline.Reports.IssueBundle;

/// <summary>
/// Issues to review and file: an epic, one issue per case of a batch (of other runs one per failing case), the same by cause, and the
/// script that files them.
/// </summary>
public sealed class IssuesReport : IReport
{
    public string Id => "issues";

    public string Title => "Issues to review, with the script that files them on GitHub";

    public string Folder => "issue-bundle";

    public IReadOnlyList<ReportFile> Write(ReportModel model) => Write(model, new ReportOptions());

    public IReadOnlyList<ReportFile> Write(ReportModel model, ReportOptions options)
    {
        var stories = CaseStory.Of(model);
        return Files(model, stories, CauseOfFailures.Of(model, stories), options.ByCause);
    }

    internal static IReadOnlyList<ReportFile> Files(ReportModel model, IReadOnlyList<CaseStory> stories, IReadOnlyList<CauseOfFailures> causes, bool byCause)
    {
        var files = new List<ReportFile>
        {
            EpicIssue.Write(model, stories, causes, byCause ? "cluster" : "test"),
            AnalysisComment.Write(model, stories, causes),
            FileIssuesScript.Write(),
        };
        // An issue for each test is how batches are followed up; of other runs nobody wants one for what passed.
        if (!byCause) files.AddRange(stories.Where(story => story.IsFailure || model.Batch is not null).Select(story => CaseIssue.Write(model, story)));
        files.AddRange(causes.Select(cause => CauseIssue.Write(model, cause, byCause ? "issues" : "clusters")));
        return files;
    }
}
