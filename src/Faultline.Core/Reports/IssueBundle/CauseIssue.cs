using System.Globalization;

using Faultline.Text;

namespace Faultline.Reports.IssueBundle;

/// <summary>The issue of one cause, with all cases that it brought down.</summary>
internal static class CauseIssue
{
    private const int MaxCases = 200;
    private const int MaxEvidence = 3;

    /// <param name="folder">The folder that the issue lies in: <c>issues</c> or <c>clusters</c>.</param>
    internal static ReportFile Write(ReportModel model, CauseOfFailures cause, string folder)
    {
        var key = $"{folder}/{cause.Id}";
        var first = cause.Stories[0];
        var labels = cause.Stories.SelectMany(IssueLabels.Of).Distinct(StringComparer.Ordinal);
        var issue = new IssueFile(model, RunTitle.OfCause(model, cause), key, "cluster", labels)
            .Section("Cause", About(cause))
            .Section("Root Cause", $"{Example(cause)}{CaseSections.RootCause(first)}")
            .Section("Cases", Cases(cause))
            .Section("Evidence", Evidence(cause))
            .Section("Next Steps", CaseSections.Proposals(first))
            .Section("Configuration", CaseIssue.Configuration(model))
            .Section("Details", new MarkdownPage().Item("Run", Markdown.Code(model.Run.Id)).Item("Read from", Markdown.Code(model.Run.Root)).Item("Written by", Markdown.Inert(model.Generator)).ToString());
        return new ReportFile(key + ".md", issue.ToString());
    }

    private static string About(CauseOfFailures cause)
    {
        var page = new MarkdownPage().Item("Cause", Markdown.Inert(cause.Title)).Item("Id", Markdown.Code(cause.Id)).Item("Cases", cause.Count());
        if (cause.Stories[0].Test?.Signature is { } signature) page.Item("Signature", Markdown.Code(signature));
        if (cause.FollowsFrom is { } root) page.Item("Follows from", $"{Markdown.Inert(root)}, which struck first");
        foreach (var label in cause.Stories.GroupBy(story => story.Category ?? "not labelled", StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            page.Item("Label", string.Create(CultureInfo.InvariantCulture, $"{Markdown.Inert(label.Key)}: {label.Count()} (provisional)"));
        return page.ToString();
    }

    private static string Example(CauseOfFailures cause) =>
        cause.Stories.Count == 1 ? "" : $"As {Markdown.Code(cause.Stories[0].Case)} shows it; {Others(cause.Stories[0])}.\n\n";

    // A rule of the workspace's users says that the cause is one; their errors may differ.
    private static string Others(CaseStory first) => first.Final?.Cluster is { Move: not null } moved
        ? $"the others are in its cluster {Markdown.Code(moved.Cluster)} {Markdown.Inert(ClusterText.Why(moved)!.Split(", without", 2)[0])}, and may say something else"
        : "the others say the same up to names and numbers";

    private static string Cases(CauseOfFailures cause)
    {
        var page = new MarkdownPage().Table(
            ["Test ID", "Name", "Status", "Failure"],
            cause.Stories.Take(MaxCases).Select(story => new[]
            {
                Markdown.CodeInCell(story.Case), story.Name is null ? "-" : Markdown.Inert(story.Name), Markdown.Inert(story.Status), story.Final is { } failure ? Markdown.CodeInCell(failure.Id) : "-",
            }));
        if (cause.Stories.Count > MaxCases) page.Block(CaseSections.Rest(cause.Stories.Count - MaxCases, "cases"));
        return page.ToString();
    }

    private static string? Evidence(CauseOfFailures cause)
    {
        var cited = cause.Stories.Select(story => (story.Case, Text: CaseSections.Evidence(story))).Where(item => item.Text is not null).Take(MaxEvidence).ToList();
        return cited.Count == 0 ? null : string.Join('\n', cited.Select(item => $"{Markdown.Code(item.Case)}:\n\n{item.Text}"));
    }
}
