namespace Faultline.Reports;

/// <summary>Money of a run's table of results. Null where not every case that a figure is about states its cost: a sum of some is no total.</summary>
internal sealed record RunCosts
{
    internal decimal? Total { get; private init; }

    internal decimal? Passes { get; private init; }

    internal decimal? Pooled { get; private init; }

    internal decimal? Mean { get; private init; }

    internal decimal? Median { get; private init; }

    /// <summary>The passes that state a cost of pass, cheapest first.</summary>
    internal required IReadOnlyList<(CaseStory Story, decimal Cost)> ByCost { get; init; }

    internal static RunCosts Of(ReportModel model, IReadOnlyList<CaseStory> stories)
    {
        var passes = stories.Where(story => story.Status == "PASS").ToList();
        // In a batch a test's cost of pass is its row's frontier_cop; elsewhere it is what the passing trial cost.
        var byCost = passes.Select(story => (Story: story, Cost: story.Test is { } test ? test.Row?.CostOfPass : story.CostUsd))
            .Where(item => item.Cost is not null).Select(item => (item.Story, Cost: item.Cost!.Value))
            .OrderBy(item => item.Cost).ThenBy(item => item.Story.Case, StringComparer.Ordinal).ToList();
        if (model.Batch?.Cost is { } cost)
        {
            return new RunCosts { Total = cost.Total, Passes = cost.Passes, Pooled = cost.PooledCostOfPass, Mean = cost.MeanCostOfPass, Median = cost.MedianCostOfPass, ByCost = byCost };
        }

        var all = model.Totals.Cases == stories.Count ? Sum(stories) : null;
        var complete = passes.Count > 0 && byCost.Count == passes.Count && model.Totals.Passed == passes.Count;
        return new RunCosts
        {
            Total = all,
            Passes = complete ? Sum(passes) : null,
            Pooled = complete ? all / passes.Count : null,
            Mean = complete ? Sum(passes) / passes.Count : null,
            Median = complete ? MedianOf(byCost.Select(item => item.Cost).ToList()) : null,
            ByCost = byCost,
        };
    }

    private static decimal? Sum(IReadOnlyList<CaseStory> stories) =>
        stories.All(story => story.CostUsd is not null) ? stories.Sum(story => story.CostUsd) : null;

    private static decimal MedianOf(List<decimal> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
}
