namespace Faultline.Statistics;

/// <summary>Whether a stated confidence means what it says.</summary>
public static class Calibration
{
    /// <summary>
    /// Expected calibration error over bins of equal width (Guo et al. 2017): the mean distance of stated confidence and share that was right,
    /// weighted by the size of the bins. 0 is perfect. Null without labels.
    /// </summary>
    public static double? Ece(IReadOnlyList<(double Confidence, bool Right)> labels, int bins = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (labels.Count == 0) return null;
        return labels.GroupBy(l => Bin(l.Confidence, bins))
            .Sum(bin => Math.Abs(bin.Average(l => l.Confidence) - bin.Average(l => l.Right ? 1d : 0d)) * bin.Count() / labels.Count);
    }

    // A bin holds its upper end: (0.8, 0.9].
    private static int Bin(double confidence, int bins)
    {
        var bin = 0;
        while (bin < bins - 1 && confidence > (bin + 1d) / bins) bin++;
        return bin;
    }

    /// <summary>
    /// The largest share of the labels that is right at least <paramref name="precision"/> of the time when only the surest are taken, and the
    /// confidence from which they are taken. Labels of equal confidence are taken together. A share of 0 has no threshold; null without labels.
    /// </summary>
    public static (double Share, double? Threshold)? CoverageAt(IReadOnlyList<(double Confidence, bool Right)> labels, double precision)
    {
        if (labels.Count == 0) return null;
        var (taken, right) = (0, 0);
        (double Share, double? Threshold) best = (0, null);
        foreach (var equal in labels.GroupBy(l => l.Confidence).OrderByDescending(g => g.Key))
        {
            taken += equal.Count();
            right += equal.Count(l => l.Right);
            if (right >= precision * taken) best = ((double)taken / labels.Count, equal.Key);
        }

        return best;
    }
}
