namespace Faultline.Reports.IssueBundle;

/// <summary>Labels of issues. A fixed set of names, all of which <c>file_issues.sh</c> knows; nothing in them comes from logs.</summary>
internal static class IssueLabels
{
    internal const string Base = "evaluation";

    private static readonly string[] Known =
    [
        "framework-bug", "environment", "judge-failure", "no-attempt", "model-failure",
        "model-fault", "overly-strict", "ambiguous-task", "known-gap", "grader-fault", "harness-fault", "inconclusive",
    ];

    internal static IReadOnlyList<string> Of(CaseStory story)
    {
        var labels = new List<string> { Base };
        if (story.IsFailure && story.Category?.ToLowerInvariant().Replace('_', '-') is { } category && Known.Contains(category, StringComparer.Ordinal)) labels.Add(category);
        if (story.Test?.HiddenPass == true) labels.Add("hidden-pass");
        return labels;
    }
}
