namespace Faultline.Statistics;

/// <summary>
/// The difference of two pass rates over the same cases. Pairing takes out what makes a case hard for everybody, so the interval is
/// narrower than that of two independent samples.
/// </summary>
public static class PairedDifference
{
    /// <summary>Pass rate of the first less that of the second; null of no cases.</summary>
    public static double? Of(PairedCounts counts)
        => counts.Cases == 0 ? null : (double)(counts.OnlyBFails - counts.OnlyAFails) / counts.Cases;

    /// <summary>Standard error of the difference: the standard deviation (n - 1) of the differences by case over the root of n; null below two cases.</summary>
    public static double? StandardError(PairedCounts counts)
    {
        if (counts.Cases < 2) return null;
        var n = (double)counts.Cases;
        var mean = (counts.OnlyBFails - counts.OnlyAFails) / n;
        // Differences are -1, 0 or 1, so the sum of their squares is the number of disagreements.
        var squares = counts.OnlyAFails + counts.OnlyBFails - (n * mean * mean);
        return Math.Sqrt(Math.Max(0, squares) / (n - 1) / n);
    }

    /// <summary>
    /// The difference ± z standard errors, within -1 and 1. Where all cases differ by the same amount the standard error is 0 and says
    /// nothing: then, and of a single case, <see cref="Newcombe"/>. Null of no cases.
    /// </summary>
    public static (double Low, double High)? Interval(PairedCounts counts, double z = Wilson.Z95)
    {
        if (Of(counts) is not { } difference) return null;
        if (StandardError(counts) is not { } error || error == 0) return Newcombe(counts, z);
        return (Math.Max(-1, difference - (z * error)), Math.Min(1, difference + (z * error)));
    }

    /// <summary>
    /// Newcombe's (1998) interval for paired proportions, his method 10: the Wilson limits of both rates, joined under the correlation of
    /// the two. It never collapses to a point. Null of no cases.
    /// </summary>
    public static (double Low, double High)? Newcombe(PairedCounts counts, double z = Wilson.Z95)
    {
        if (Of(counts) is not { } difference) return null;
        var (n, passedA, passedB) = (counts.Cases, counts.BothPass + counts.OnlyBFails, counts.BothPass + counts.OnlyAFails);
        var a = Wilson.Interval(passedA, n, z)!.Value;
        var b = Wilson.Interval(passedB, n, z)!.Value;
        var (pa, pb) = ((double)passedA / n, (double)passedB / n);
        var phi = Phi(counts);
        return (
            Math.Max(-1, difference - Joined(pa - a.Low, b.High - pb, phi)),
            Math.Min(1, difference + Joined(a.High - pa, pb - b.Low, phi)));
    }

    private static double Joined(double one, double other, double phi)
        => Math.Sqrt(Math.Max(0, (one * one) - (2 * phi * one * other) + (other * other)));

    // Newcombe's phi: a continuity correction where the correlation is positive, 0 where a margin is empty.
    private static double Phi(PairedCounts counts)
    {
        var (e, f, g, h) = ((double)counts.BothPass, (double)counts.OnlyBFails, (double)counts.OnlyAFails, (double)counts.BothFail);
        var margins = (e + f) * (g + h) * (e + g) * (f + h);
        if (margins == 0) return 0;
        var cross = (e * h) - (f * g);
        if (cross > 0) cross = Math.Max(0, cross - ((e + f + g + h) / 2));
        return cross / Math.Sqrt(margins);
    }
}
