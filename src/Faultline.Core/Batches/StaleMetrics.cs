using System.Globalization;
using Faultline.Model;

namespace Faultline.Batches;

/// <summary>A row of an attempt that got nowhere shows cost and score of an earlier one, read from a report that was still there.</summary>
internal static class StaleMetrics
{
    public static BatchContradiction? Of(RowCase test)
    {
        if (test is not { Row: { Status: "error", CostUsd: { } cost }, Writer: { } writer, RowCostEvidence: { } row }) return null;
        var earlier = test.Attempts.LastOrDefault(a => a.Cost is { } c && Math.Abs(c - cost) < 0.001m && (a.Session, a.Attempt) != (writer.Session, writer.Attempt));
        return earlier?.Evidence is not [.., var proof]
            ? null
            : new BatchContradiction(test.Id, "stale-metrics",
                string.Create(CultureInfo.InvariantCulture, $"The row of session {writer.Session} says 'error' and shows the cost and score of session {earlier.Session}: they are read from a report that was still there."),
                row, proof);
    }
}
