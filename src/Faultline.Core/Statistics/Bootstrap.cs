namespace Faultline.Statistics;

/// <summary>Percentile intervals by resampling items with replacement (Efron 1979). Seeded: the same data give the same interval.</summary>
public static class Bootstrap
{
    public const int Resamples = 2_000;

    /// <param name="items">How many items there are; each resample draws as many.</param>
    /// <param name="statistic">The statistic of the items drawn, by index; null where it is not defined, such resamples are left out.</param>
    /// <returns>The 2.5 and 97.5 % quantiles; null when there are fewer than two items or under half of the resamples define the statistic.</returns>
    public static (double Low, double High)? Interval(int items, Func<IReadOnlyList<int>, double?> statistic, int resamples = Resamples, ulong seed = 20251121)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(items);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        if (items < 2) return null;
        var random = new SplitMix(seed);
        var drawn = new int[items];
        var values = new List<double>(resamples);
        for (var r = 0; r < resamples; r++)
        {
            for (var i = 0; i < items; i++) drawn[i] = random.Next(items);
            if (statistic(drawn) is { } value) values.Add(value);
        }

        if (values.Count * 2 < resamples) return null;
        values.Sort();
        return (Quantile(values, 0.025), Quantile(values, 0.975));
    }

    /// <summary>Quantile by linear interpolation (type 7 of Hyndman and Fan 1996) of ascending values.</summary>
    internal static double Quantile(IReadOnlyList<double> sorted, double share)
    {
        var place = share * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
