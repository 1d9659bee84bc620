using Faultline.Text;

namespace Faultline.Reports.IssueBundle;

/// <summary>The last comment on the epic: what was found, in short. Its last line is the mark that <c>file_issues.sh</c> knows it by.</summary>
internal static class AnalysisComment
{
    internal static ReportFile Write(ReportModel model, IReadOnlyList<CaseStory> stories, IReadOnlyList<CauseOfFailures> causes)
    {
        var page = new MarkdownPage();
        void Add(string heading, string? text)
        {
            if (text is not null && page.Length + text.Length < IssueFile.MaxBody) page.Heading(2, heading).Block(text);
        }

        Add("Analysis", RunSections.Summary(model, stories, causes));
        Add("Cost", RunSections.Cost(model, stories));
        Add("Failure categories", RunSections.Categories(stories, linked: false));
        Add("Root causes", RunSections.Causes(causes, 30));
        Add("Patterns", RunSections.Patterns(model, 30));
        Add("Recommendations", RunSections.Recommendations(model, 30));
        page.Block($"<!-- faultline bundle={IssueFile.Bundle(model)} comment=analysis -->");
        return new ReportFile("comments/analysis.md", page.ToString());
    }
}
