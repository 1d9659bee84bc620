using System.Globalization;

using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>The sections about a run as a whole that its folder of pages and its issues share. Each is a whole piece of Markdown.</summary>
internal static class RunSections
{
    /// <summary>The table of results in figures; the rows add up to the first.</summary>
    internal static string Metrics(ReportModel model, IReadOnlyList<CaseStory> stories)
    {
        var costs = RunCosts.Of(model, stories);
        var rows = new List<string[]>();
        if (model.Batch is { } batch)
        {
            var (passed, failed, other) = (batch.Reported.Passed, batch.Reported.Failed, batch.Reported.Other);
            var all = passed + failed + other;
            rows.Add(["Total Tests", Wording.Number(all)]);
            rows.Add(["Passed", Wording.WithShare(passed, all)]);
            rows.Add(["Failed", Wording.WithShare(failed, all)]);
            if (other > 0) rows.Add(["Other (error, unknown)", Wording.WithShare(other, all)]);
            var without = batch.Tests.Count(test => test.Reported is null);
            if (without > 0) rows.Add(["Attempted, without a row in the summary", Wording.Number(without)]);
        }
        else
        {
            var totals = model.Totals;
            rows.Add(["Total Tests", Wording.Number(totals.Cases)]);
            rows.Add(["Passed", Share(totals.Passed, totals.Cases)]);
            rows.Add(["Failed", Share(totals.Failed, totals.Cases)]);
            if (totals.Errored is not 0) rows.Add(["Errored", Share(totals.Errored, totals.Cases)]);
            if (totals.Unfinished is not 0) rows.Add(["Unfinished", Share(totals.Unfinished, totals.Cases)]);
            if (totals.Missing is > 0) rows.Add(["Missing (planned, no trial)", Wording.Number(totals.Missing)]);
        }

        rows.Add(["Total Cost (all)", Wording.Usd(costs.Total)]);
        rows.Add(["Total Cost (passes)", Wording.Usd(costs.Passes)]);
        rows.Add(["Mean CoP", Wording.Usd(costs.Mean)]);
        rows.Add(["Median CoP", Wording.Usd(costs.Median)]);
        return new MarkdownPage().Table(["Metric", "Value"], rows).ToString();
    }

    /// <summary>What all sessions together say beside the summary's last word; null for a run that is no batch.</summary>
    internal static string? Corrected(ReportModel model)
    {
        if (model.Batch is not { } batch) return null;
        return new MarkdownPage().Table(
            ["Metric", "Value"],
            [
                ["Sessions", Wording.Number(batch.Sessions.Count)],
                ["Pass rate as reported", Rate(batch.ReportedRate)],
                ["Pass rate corrected", Rate(batch.CorrectedRate)],
                ["Passes hidden by a later session", Wording.Number(batch.Tests.Count(test => test.HiddenPass))],
                ["Failed in every session that judged it", Wording.Number(batch.Corrected.Failed)],
                ["Outcome unknown", Wording.Number(batch.Corrected.Other)],
                ["Spent in all sessions", Wording.Usd(batch.Cost.Spend)],
                ["Missing from the summary", Wording.Usd(batch.Cost.MissingFromSummary)],
                ["Summary complete", batch.IsFinal switch { true => "yes", false => "no: the batch was stopped before its end", null => Wording.NotRecorded }],
            ]).ToString();
    }

    /// <summary>Two or three sentences.</summary>
    internal static string Summary(ReportModel model, IReadOnlyList<CaseStory> stories, IReadOnlyList<CauseOfFailures> causes)
    {
        var page = new MarkdownPage();
        if (model.Batch is { } batch)
        {
            page.Block(Text($"The summary reports {batch.ReportedRate.Passed} of {batch.ReportedRate.Of} passed. All {batch.Sessions.Count} sessions together passed {batch.CorrectedRate.Passed} of {batch.CorrectedRate.Of} (hidden by a later session: {stories.Count(story => story.Test?.HiddenPass == true)})."));
        }
        else
        {
            page.Block($"{Wording.Number(model.Totals.Passed)} of {Wording.Number(model.Totals.Cases)} cases passed ({Wording.Rate(model.Scores.Recorded)}).");
        }

        var failing = stories.Count(story => story.IsFailure);
        if (failing > 0) page.Block(Text($"{failing} cases stand as failed, from {causes.Count} causes; the largest brought down {causes[0].Stories.Count}. Labels are provisional: guesses of rules with their evidence, which nobody reviewed unless it says so."));
        else page.Block("No case stands as failed.");
        return page.ToString();
    }

    internal static string Cost(ReportModel model, IReadOnlyList<CaseStory> stories)
    {
        var costs = RunCosts.Of(model, stories);
        var rows = new List<string[]>
        {
            new[] { "Total cost (all)", Wording.Usd(costs.Total) },
            new[] { "Total cost (passes)", Wording.Usd(costs.Passes) },
            new[] { "CoP, pooled", Wording.Usd(costs.Pooled) },
            new[] { "CoP, mean", Wording.Usd(costs.Mean) },
            new[] { "CoP, median", Wording.Usd(costs.Median) },
        };
        if (costs.ByCost.Count > 0)
        {
            rows.Add(["CoP, least", $"{Wording.Usd(costs.ByCost[0].Cost)} ({Markdown.CodeInCell(costs.ByCost[0].Story.Case)})"]);
            rows.Add(["CoP, most", $"{Wording.Usd(costs.ByCost[^1].Cost)} ({Markdown.CodeInCell(costs.ByCost[^1].Story.Case)})"]);
        }

        var failing = stories.Where(story => story.IsFailure).ToList();
        rows.Add(["Failures that report a cost of zero", Text($"{failing.Count(story => story.CostUsd == 0)} of {failing.Count}")]);
        if (model.Batch?.Cost is { } cost)
        {
            rows.Add(["Spent in all sessions", Wording.Usd(cost.Spend)]);
            rows.Add(["Missing from the summary", Wording.Usd(cost.MissingFromSummary)]);
        }

        var page = new MarkdownPage().Table(["Category", "Value"], rows);
        return page.Block(model.Batch is null
            ? "CoP is the cost of a case that passed: pooled is all cost over the passes, mean and median are over the passing trials. Where not every case states its cost, no figure is given."
            : "Agent money only; judges are in no figure. A cost of zero is what was written down: it does not prove that the agent did not work.").ToString();
    }

    /// <summary>Failing cases by category; null when there are none.</summary>
    /// <param name="linked">Ids lead to the pages beside it.</param>
    internal static string? Categories(IReadOnlyList<CaseStory> stories, bool linked)
    {
        var failing = stories.Where(story => story.IsFailure).ToList();
        if (failing.Count == 0) return null;
        var rows = failing.GroupBy(story => story.Category ?? "not labelled", StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new[] { Markdown.Inert(group.Key), Wording.Number(group.Count()), List(group, linked) })
            .Append(["**Total**", $"**{Wording.Number(failing.Count)}**", ""]);
        return new MarkdownPage().Table(["Category (provisional)", "Count", "Tests"], rows).ToString();
    }

    internal static string? Causes(IReadOnlyList<CauseOfFailures> causes, int most)
    {
        if (causes.Count == 0) return null;
        var page = new MarkdownPage().Table(
            ["Cause", "Cases", "What they share", "For example"],
            causes.Take(most).Select(cause => new[]
            {
                Markdown.CodeInCell(cause.Id), Wording.Number(cause.Stories.Count),
                Markdown.Inert(cause.Title) + (cause.FollowsFrom is { } root ? $" (follows from {Markdown.Inert(root)})" : ""), Markdown.CodeInCell(cause.Stories[0].Case),
            }));
        if (causes.Count > most) page.Block(CaseSections.Rest(causes.Count - most, "causes"));
        return page.ToString();
    }

    /// <summary>What sessions said and the summary's last row does not; null when nothing is hidden.</summary>
    internal static string? HiddenPasses(IReadOnlyList<CaseStory> stories, int most)
    {
        var hidden = stories.Where(story => story.Test?.HiddenPass == true).ToList();
        if (hidden.Count == 0) return null;
        var page = new MarkdownPage().Table(["Test", "First result", "Summary", "Why the last row says so"], hidden.Take(most).Select(FirstAndLast));
        if (hidden.Count > most) page.Block(CaseSections.Rest(hidden.Count - most, "tests"));
        return page.ToString();
    }

    /// <summary>A row of the table that sets the first result beside the summary's last word.</summary>
    internal static string[] FirstAndLast(CaseStory story)
    {
        var first = FirstResult(story);
        return
        [
            Markdown.CodeInCell(story.Case),
            first is null ? "none" : Text($"session {first.Session}: {CaseSections.Result(first.Outcome)} ({Wording.Usd(first.Cost)})"),
            $"{Markdown.Inert(story.Status)} ({Wording.Usd(story.CostUsd)})" + (IsOverwritten(story) ? " — overwritten" : ""),
            CaseSections.Cause(story.Test!.Category, story.Test.Cause),
        ];
    }

    /// <summary>A session had a result that the summary's last row, written by a later one, does not show.</summary>
    internal static bool IsOverwritten(CaseStory story) =>
        story is { IsFailure: true, Test: { } test } && FirstResult(story) is { } first && (test.HiddenPass || first.Session < (test.Row?.Session ?? test.Attempts[^1].Session));

    // A pass where there is one, or else the first judgement against it; what crashed gave no result.
    private static BatchAttempt? FirstResult(CaseStory story) =>
        story.Test!.Attempts.FirstOrDefault(attempt => attempt.Outcome is Outcome.Passed) ?? story.Test.Attempts.FirstOrDefault(attempt => attempt.Outcome is Outcome.Failed);

    internal static string Patterns(ReportModel model, int most)
    {
        var page = new MarkdownPage();
        foreach (var pattern in model.Patterns.Take(most)) page.Item(Markdown.Inert(pattern.Title), Markdown.Inert(pattern.Explanation));
        if (model.Patterns.Count > most) page.Item(CaseSections.Rest(model.Patterns.Count - most, "patterns"));
        return model.Patterns.Count == 0 ? "None found.\n" : page.ToString();
    }

    internal static string Recommendations(ReportModel model, int most)
    {
        var page = new MarkdownPage();
        // Proposals for several causes may read the same.
        var proposals = model.Recommendations.GroupBy(item => (item.Group, item.Text)).ToList();
        foreach (var same in proposals.Take(most))
        {
            var failures = same.SelectMany(item => item.Failures).Distinct(StringComparer.Ordinal).Count();
            page.Item(Wording.Group(same.Key.Group), Markdown.Inert(same.Key.Text) + (failures == 0 ? "" : Text($" ({failures} {(failures == 1 ? "failure" : "failures")})")));
        }

        if (proposals.Count > most) page.Item(CaseSections.Rest(proposals.Count - most, "proposals"));
        return model.Recommendations.Count == 0 ? "None found.\n" : page.ToString();
    }

    internal static string[] ResultHeads(ReportModel model) => model.Batch is null
        ? ["Test ID", "Status", "Failed step", "Label (provisional)", "Total Cost ($)", "Total Duration (s)"]
        : ["Test ID", "Name", "Status", "Best Tier", "Best Score", "CoP ($)", "Total Cost ($)", "Total Duration (s)", "All sessions", "Category"];

    /// <param name="linked">Ids of failing cases lead to their pages in <c>failures/</c>.</param>
    internal static string[] ResultRow(ReportModel model, CaseStory story, bool linked = false)
    {
        var id = linked && story.IsFailure ? $"[{Markdown.CodeInCell(story.Case)}](failures/{story.FileName}.md)" : Markdown.CodeInCell(story.Case);
        var cost = Amount(story.CostUsd);
        var seconds = story.DurationMs is { } ms ? (ms / 1000).ToString("0.0", CultureInfo.InvariantCulture) : "-";
        if (model.Batch is null)
        {
            return
            [
                id, story.Status, story.Final is { } failure ? Markdown.Inert(Wording.Step(failure)) : "-",
                story.IsFailure ? Markdown.Inert(story.Category ?? "not labelled") : "-", cost, seconds,
            ];
        }

        var row = story.Test?.Row;
        return
        [
            id, story.Name is null ? "-" : Markdown.Inert(story.Name), Markdown.Inert(story.Status),
            row?.BestTier is { } tier ? Markdown.Inert(tier) : "-", row?.BestScore is { } score ? score.ToString("0.###", CultureInfo.InvariantCulture) : "-",
            Amount(row?.CostOfPass), cost, seconds, Markdown.Inert(story.Test?.Corrected ?? "-") + (story.Test?.HiddenPass == true ? " (hidden)" : ""),
            CaseSections.Cause(story.Category, story.Test?.Cause),
        ];
    }

    /// <summary>Ids of cases, with links to their pages where these lie beside.</summary>
    internal static string List(IEnumerable<CaseStory> stories, bool linked) =>
        string.Join(", ", stories.Select(story => linked ? $"[{Markdown.CodeInCell(story.Case)}]({story.FileName}.md)" : Markdown.CodeInCell(story.Case)));

    internal static string Rate(BatchRate rate) => rate is { Low: { } low, High: { } high, Of: > 0 }
        ? Text($"{rate.Passed} of {rate.Of} ({Wording.Percent((double)rate.Passed / rate.Of)}, 95% Wilson interval {Wording.Percent(low)} to {Wording.Percent(high)})")
        : Text($"{rate.Passed} of {rate.Of}");

    private static string Share(int? count, int? whole) => (count, whole) is ({ } some, { } all) ? Wording.WithShare(some, all) : Wording.Number(count);

    private static string Amount(decimal? dollars) => dollars is null ? "-" : Wording.Usd(dollars)[1..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
