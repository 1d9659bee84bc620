using System.Globalization;
using Faultline.Model;

namespace Faultline.Batches;

/// <summary>Every figure of a batch with the sentence that defines it.</summary>
internal static class MetricList
{
    public static IReadOnlyList<BatchMetric> Of(Batch batch, BatchCost cost, BatchRate reported, BatchRate corrected, IReadOnlyList<BatchTest> tests)
    {
        var times = batch.Rows.Where(r => !r.IsBlank).Select(r => r.DurationSeconds).OfType<double>().Order().ToList();
        var n = batch.Rows.Count(r => r is { Status: "pass", CostOfPass: not null });
        var silent = batch.Rows.Count(r => r.CostUsd is null);
        var over = string.Create(CultureInfo.InvariantCulture, $"over the {n} final rows that report a pass and state a frontier_cop");
        return
        [
            new("pass-rate-reported", "Pass rate as reported", Share(reported), "share", $"final rows with status pass / all final rows ({reported.Passed} of {reported.Of}), 95 % Wilson interval{Interval(reported)}"),
            new("pass-rate-corrected", "Pass rate corrected", Share(corrected), "share", $"tests that any attempt passed / all tests ({corrected.Passed} of {corrected.Of}), 95 % Wilson interval{Interval(corrected)}"),
            new("hidden-passes", "Hidden passes", tests.Count(t => t.HiddenPass), "tests", "tests that some attempt passed while the final row does not say so"),
            new("cost-total", "Total cost (all)", (double?)cost.Total, "usd", $"sum of total_cost over the final rows{(silent > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({silent} of {batch.Rows.Count} state none)") : "")}; agents only"),
            new("cost-passes", "Total cost (passes)", (double?)cost.Passes, "usd", "the same over the final rows that report a pass"),
            new("cost-missing", "Missing from the summary", (double?)cost.MissingFromSummary, "usd", "what all attempts spent, each agent run once, less the total; a run that crashed left no cost and is not in it"),
            new("cost-spend", "True spend", (double?)cost.Spend, "usd", "total and missing together"),
            new("cost-of-pass-pooled", "Cost of pass, pooled", (double?)cost.PooledCostOfPass, "usd", "total cost (all) / reported passes"),
            new("cost-of-pass-mean", "Mean CoP", (double?)cost.MeanCostOfPass, "usd", $"mean of frontier_cop {over}; frontier_cop is mean cost / pass rate of a test's best sub-test, not the test's total cost"),
            new("cost-of-pass-median", "Median CoP", (double?)cost.MedianCostOfPass, "usd", $"median of frontier_cop {over}"),
            new("cost-of-pass-frontier", "Lowest CoP", (double?)cost.FrontierCostOfPass, "usd", $"smallest frontier_cop {over}"),
            new("duration-total", "Total duration", times.Count > 0 ? times.Sum() : null, "seconds", "sum of total_duration over the final rows that state one: wall time of the tests' processes, threads added up"),
            new("duration-mean", "Mean duration", times.Count > 0 ? times.Average() : null, "seconds", "the same, divided by the rows"),
            new("duration-median", "Median duration", Median(times), "seconds", "median of the same"),
        ];
    }

    private static double? Share(BatchRate rate) => rate.Of > 0 ? (double)rate.Passed / rate.Of : null;

    private static string Interval(BatchRate rate) =>
        rate is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" {low * 100:0.0} % to {high * 100:0.0} %") : "";

    private static double? Median(List<double> sorted)
    {
        if (sorted.Count == 0) return null;
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
