namespace Faultline.Importers.Scylla.Joined;

internal static class Money
{
    /// <summary>Median of the amounts above zero; null when there is none.</summary>
    public static decimal? Median(IEnumerable<decimal?> amounts)
    {
        var sorted = amounts.OfType<decimal>().Where(a => a > 0).Order().ToList();
        if (sorted.Count == 0) return null;
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
