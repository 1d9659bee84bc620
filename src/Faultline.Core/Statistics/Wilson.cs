namespace Faultline.Statistics;

/// <summary>The score interval of Wilson (1927) for a proportion: honest for small counts and near 0 and 1, where the usual ± is not.</summary>
public static class Wilson
{
    /// <summary>Normal quantile for a two-sided 95 % interval.</summary>
    public const double Z95 = 1.959963984540054;

    /// <summary>Normal quantile for a two-sided 99 % interval.</summary>
    public const double Z99 = 2.5758293035489004;

    /// <summary>The interval around <paramref name="count"/> of <paramref name="of"/>; null when <paramref name="of"/> is 0, where no proportion exists.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count below 0 or above its whole.</exception>
    public static (double Low, double High)? Interval(int count, int of, double z = Z95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(of);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        if (of == 0) return null;

        var n = (double)of;
        var p = count / n;
        var z2 = z * z;
        var centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = z / (1 + (z2 / n)) * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n)));
        // Exactly 0 and 1 at the ends: rounding would leave 1e-17 there.
        var low = count == 0 ? 0 : Math.Max(0, centre - half);
        var high = count == of ? 1 : Math.Min(1, centre + half);
        return (low, high);
    }
}
