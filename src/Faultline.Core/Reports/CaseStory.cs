using Faultline.Model;

namespace Faultline.Reports;

/// <summary>One case with all that is known of it: what folders of pages and issues tell case by case.</summary>
internal sealed record CaseStory
{
    internal required string Case { get; init; }

    /// <summary>The case's name for people; null when it has none beside its id.</summary>
    internal string? Name { get; init; }

    /// <summary>Name of its files, without extension.</summary>
    internal required string FileName { get; init; }

    /// <summary>How it ended, in capitals: the summary's own word where there is one (PASS, FAIL, ERROR, UNKNOWN ...).</summary>
    internal required string Status { get; init; }

    /// <summary>Its final state is no pass, and not merely unfinished.</summary>
    internal required bool IsFailure { get; init; }

    /// <summary>The failure that its final state tells of; null for a pass, and where no trial of it is listed.</summary>
    internal FailureReport? Final { get; init; }

    internal ReportCase? Row { get; init; }

    /// <summary>What all sessions of a batch say of it; null for a run that is no batch.</summary>
    internal BatchTest? Test { get; init; }

    /// <summary>The proposals that rest on its final failure, plain text.</summary>
    internal IReadOnlyList<string> Proposals { get; init; } = [];

    /// <summary>Where earlier reports speak of it, by report and line.</summary>
    internal IReadOnlyList<(string Report, PriorMatch Match)> Earlier { get; init; } = [];

    internal string Title => Name is null ? Case : $"{Case} - {Name}";

    internal decimal? CostUsd => Test is { } test ? test.Row?.CostUsd : Row?.CostUsd;

    internal double? DurationMs => Test is { } test ? test.Row?.DurationSeconds * 1000 : Row?.DurationMs;

    /// <summary>The batch's category, or else the name of the fault; null when nothing says.</summary>
    internal string? Category => Test is { } test ? test.Category : Final?.Label?.Fault.Name();

    /// <summary>All cases of the model, by case (ordinal).</summary>
    internal static IReadOnlyList<CaseStory> Of(ReportModel model)
    {
        var rows = model.Cases.ToDictionary(row => row.Case, StringComparer.Ordinal);
        var tests = (model.Batch?.Tests ?? []).GroupBy(test => test.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        var failures = model.Failures.ToLookup(failure => failure.Trial.Key.Case, StringComparer.Ordinal);
        var ids = rows.Keys.Concat(tests.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var files = CaseFiles.Names(ids);
        var proposals = model.Recommendations.SelectMany(item => item.Failures.Select(failure => (failure, item.Text))).ToLookup(pair => pair.failure, pair => pair.Text, StringComparer.Ordinal);
        var earlier = model.PriorReports.SelectMany(report => report.Matches.OrderBy(match => match.Line).Select(match => (report.Path, match))).ToLookup(pair => pair.match.Case, StringComparer.Ordinal);
        return
        [
            .. ids.Select(id => Of(id, files[id], rows.GetValueOrDefault(id), tests.GetValueOrDefault(id), [.. failures[id]]))
                .Select(story => story with { Proposals = story.Final is { } failure ? [.. proposals[failure.Id]] : [], Earlier = [.. earlier[story.Case]] }),
        ];
    }

    private static CaseStory Of(string id, string file, ReportCase? row, BatchTest? test, IReadOnlyList<FailureReport> failures)
    {
        var failed = test is null ? row?.Outcome is Outcome.Failed or Outcome.Errored : !IsPass(test);
        var name = test?.Name ?? row?.Name;
        return new CaseStory
        {
            Case = id,
            // A name that the id holds already says nothing.
            Name = string.IsNullOrWhiteSpace(name) || id.EndsWith(name, StringComparison.Ordinal) ? null : name,
            FileName = file,
            Status = test is null ? Word(row!.Outcome) : (test.Reported ?? "no row").ToUpperInvariant(),
            IsFailure = failed,
            Final = failed ? FinalOf(test, failures) : null,
            Row = row,
            Test = test,
        };
    }

    // A summary that only knows whether a batch ran to its end says "success"; the category then tells.
    private static bool IsPass(BatchTest test) => test.Category is { } category ? category == "pass" : test.Reported == "pass" || (test.Reported is null && test.Corrected == "pass");

    private static FailureReport? FinalOf(BatchTest? test, IReadOnlyList<FailureReport> failures) =>
        failures.FirstOrDefault(failure => failure.Id == test?.Failure)
        ?? failures.MaxBy(failure => (failure.Trial.Key.Session, failure.Trial.Key.Attempt));

    private static string Word(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "PASS",
        Outcome.Failed => "FAIL",
        Outcome.Errored => "ERROR",
        Outcome.Unfinished => "UNFINISHED",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "not an outcome"),
    };
}
