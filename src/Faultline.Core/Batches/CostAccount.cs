using Faultline.Model;

namespace Faultline.Batches;

/// <summary>Adds up the money of a batch. Judges are in no figure: no source states what they cost.</summary>
internal static class CostAccount
{
    public static BatchCost Of(Batch batch)
    {
        var stated = batch.Rows.Select(r => r.CostUsd).OfType<decimal>().ToList();
        var passes = batch.Rows.Where(r => r.Status == "pass").ToList();
        var perPass = passes.Select(r => r.CostOfPass).OfType<decimal>().Order().ToList();
        // Rows of attempts that got nowhere state no cost: the sum is over those that do.
        var total = batch.Rows.Count > 0 ? stated.Sum() : (decimal?)null;
        // A row may state more than anything else does, where logs and folders are gone.
        var spend = batch.SpendUsd is { } spent ? Math.Max(spent, total ?? 0m) : total;
        return new BatchCost
        {
            Total = total,
            Passes = batch.Rows.Count > 0 ? passes.Sum(r => r.CostUsd ?? 0m) : null,
            MissingFromSummary = spend is null ? null : spend - (total ?? 0m),
            Spend = spend,
            PooledCostOfPass = total is { } all && passes.Count > 0 ? all / passes.Count : null,
            MeanCostOfPass = perPass.Count > 0 ? perPass.Sum() / perPass.Count : null,
            MedianCostOfPass = Median(perPass),
            FrontierCostOfPass = perPass.Count > 0 ? perPass[0] : null,
        };
    }

    private static decimal? Median(List<decimal> sorted)
    {
        if (sorted.Count == 0) return null;
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
