using System.Globalization;
using Faultline.Model;

namespace Faultline.Batches;

/// <summary>An attempt cost money that the summary's row does not show.</summary>
internal static class UncountedSpend
{
    private const decimal Least = 0.005m;

    public static BatchContradiction? Of(RowCase test)
    {
        if (test is not { Row: { IsBlank: false } row } || (test.RowCostEvidence ?? test.RowEvidence) is not { } stated) return null;
        var spent = test.Attempts.Sum(a => a.Spend ?? 0m);
        var missing = spent - (row.CostUsd ?? 0m);
        var dearest = test.Attempts.Where(a => a.Spend is > 0 && a.Evidence.Count > 0).MaxBy(a => a.Spend);
        if (missing < Least || dearest is null) return null;
        return new BatchContradiction(test.Id, "cost",
            string.Create(CultureInfo.InvariantCulture, $"The row shows {(row.CostUsd is { } cost ? $"${cost:0.00##}" : "no cost")}; all attempts spent ${spent:0.00##}, ${dearest.Spend:0.00##} of it in session {dearest.Session}."),
            stated, dearest.Evidence[^1]);
    }
}
