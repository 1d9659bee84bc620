namespace Faultline.Statistics;

/// <summary>Holm's (1979) correction: many comparisons find a small p by chance, and this takes account of how many there are.</summary>
public static class Holm
{
    /// <summary>The adjusted p-values in the order given. A null is no comparison: it stays null and does not count.</summary>
    public static IReadOnlyList<double?> Adjust(IReadOnlyList<double?> values)
    {
        var adjusted = new double?[values.Count];
        var order = Enumerable.Range(0, values.Count).Where(i => values[i] is not null).OrderBy(i => values[i]).ToList();
        var floor = 0.0;
        for (var rank = 0; rank < order.Count; rank++)
        {
            floor = Math.Max(floor, Math.Min(1, (order.Count - rank) * values[order[rank]]!.Value));
            adjusted[order[rank]] = floor;
        }

        return adjusted;
    }
}
