using System.Globalization;

using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>Failing cases that have one cause, as far as the logs tell. Every failing case belongs to exactly one.</summary>
internal sealed record CauseOfFailures
{
    /// <summary><c>c</c> and 12 digits, made from what the failures share: the same in every run.</summary>
    internal required string Id { get; init; }

    /// <summary>One line of plain text.</summary>
    internal required string Title { get; init; }

    /// <summary>By case.</summary>
    internal required IReadOnlyList<CaseStory> Stories { get; init; }

    /// <summary>The cause that brought this one about; null when none is known.</summary>
    internal string? FollowsFrom { get; init; }

    /// <summary>The failing cases by cause: most cases first, then by title.</summary>
    internal static IReadOnlyList<CauseOfFailures> Of(ReportModel model, IReadOnlyList<CaseStory> stories)
    {
        var roots = (model.Batch?.Causes ?? []).SelectMany(cause => cause.Tests.Select(test => (test, cause.FollowsFrom))).ToLookup(pair => pair.test, pair => pair.FollowsFrom, StringComparer.Ordinal);
        return
        [
            .. stories.Where(story => story.IsFailure)
                .GroupBy(story => Key(model, story), StringComparer.Ordinal)
                .Select(group => From(group.Key, [.. group], roots[group.First().Case].FirstOrDefault()))
                .OrderByDescending(cause => cause.Stories.Count)
                .ThenBy(cause => cause.Title, StringComparer.Ordinal)
                .ThenBy(cause => cause.Id, StringComparer.Ordinal),
        ];
    }

    // The one place that decides which failures have one cause: a cluster that rules of the user make before what machines read.
    private static string Key(ReportModel model, CaseStory story)
    {
        if (story.Final?.Cluster is { Move: not null } decided) return $"rules\n{decided.Cluster}";
        if (story.Test is { Category: not "model_failure" } test && (test.Signature ?? test.Cause) is { } said) return $"batch\n{test.Category}\n{test.Cause}\n{said}";
        // An error that a reader recognised is the same up to names and numbers; without one, equal words prove nothing.
        if (story.Final is { OneLineError: { } line } failure && DecisiveError.FactOf(failure.Trial, failure.Analysis) is { Kind: not ("header-only" or "test-summary" or "more") })
            return $"error\n{ErrorMask.Mask(line)}";
        return $"case\n{model.Run.Id}\n{story.Case}";
    }

    private static CauseOfFailures From(string key, IReadOnlyList<CaseStory> stories, string? root) => new()
    {
        Id = "c" + ContentHash.Short(key),
        Title = TitleOf(stories[0], stories.Count > 1),
        Stories = stories,
        FollowsFrom = root,
    };

    // What differs from case to case would name the first case only: of several, only what they share is said.
    private static string TitleOf(CaseStory story, bool several)
    {
        if (story.Final?.Cluster is { Move.Name: not null } named) return Truncate.To(Visible.Line(ClusterText.Name(named)!), 160);
        var category = story.Test is { Cause: { } id } test ? (test.Category == id ? id : $"{test.Category}, {id}") : null;
        var decided = story.Final is { } failure && DecisiveError.FactOf(failure.Trial, failure.Analysis) is not null;
        var line = story.Final?.OneLineError;
        var reason = story.Test?.Reason ?? story.Final?.Label?.Reason;
        var said = story.Test?.Signature ?? (several, story.Test, decided) switch
        {
            (true, null, _) => line is null ? reason : ErrorMask.Mask(line),
            (true, _, _) => null,
            (false, _, true) => line ?? reason,
            (false, _, false) => reason ?? line,
        };
        var text = (category, said) switch
        {
            (null, null) => "the logs give no text",
            (null, _) => said,
            (_, null) => category,
            _ => $"{category}: {said}",
        };
        return Truncate.To(Visible.Line(text), 160);
    }

    /// <summary><c>13 cases</c>.</summary>
    internal string Count() => Stories.Count == 1 ? "1 case" : string.Create(CultureInfo.InvariantCulture, $"{Stories.Count} cases");
}
