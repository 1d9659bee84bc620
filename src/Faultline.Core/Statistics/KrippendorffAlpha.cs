namespace Faultline.Statistics;

/// <summary>
/// Krippendorff's alpha (Krippendorff 2011): agreement of any number of raters, of whom any may be missing on any item.
/// </summary>
public static class KrippendorffAlpha
{
    /// <summary>How far two values are apart.</summary>
    public enum Scale
    {
        /// <summary>Equal or not.</summary>
        Nominal = 0,

        /// <summary>By the number of values ranked between them.</summary>
        Ordinal = 1,

        /// <summary>By the square of their difference.</summary>
        Interval = 2,
    }

    /// <param name="items">For each item the values its raters gave, in any order; items with fewer than two values say nothing and are left out.</param>
    /// <returns>At most 1; null when no item has two values, or all values are the same.</returns>
    public static double? Of(IReadOnlyList<IReadOnlyList<double>> items, Scale scale = Scale.Nominal)
    {
        var pairable = items.Where(i => i.Count > 1).ToList();
        if (pairable.Count == 0) return null;
        double[] values = [.. pairable.SelectMany(i => i).Distinct().Order()];
        var index = values.Select((value, i) => (value, i)).ToDictionary(v => v.value, v => v.i);
        var totals = new double[values.Length];
        var coincidences = new double[values.Length, values.Length];
        foreach (var item in pairable)
        {
            for (var i = 0; i < item.Count; i++)
            {
                totals[index[item[i]]]++;
                for (var j = 0; j < item.Count; j++)
                    if (i != j) coincidences[index[item[i]], index[item[j]]] += 1d / (item.Count - 1);
            }
        }

        var n = totals.Sum();
        var (observed, expected) = (0d, 0d);
        for (var c = 0; c < values.Length; c++)
        {
            for (var k = 0; k < values.Length; k++)
            {
                var distance = Distance(values, totals, c, k, scale);
                observed += coincidences[c, k] * distance;
                expected += totals[c] * totals[k] * distance;
            }
        }

        return expected > 0 ? 1 - (observed * (n - 1) / expected) : null;
    }

    private static double Distance(double[] values, double[] totals, int c, int k, Scale scale)
    {
        if (c == k) return 0;
        switch (scale)
        {
            case Scale.Nominal: return 1;
            case Scale.Interval: return Math.Pow(values[c] - values[k], 2);
            case Scale.Ordinal:
                var between = 0d;
                for (var g = Math.Min(c, k); g <= Math.Max(c, k); g++) between += totals[g];
                return Math.Pow(between - ((totals[c] + totals[k]) / 2), 2);
            default: throw new ArgumentOutOfRangeException(nameof(scale), scale, "unknown scale");
        }
    }
}
