namespace Faultline.Statistics;

/// <summary>
/// The exact test of McNemar (1947) for two runs over the same cases: only cases on which the two disagree say anything about a difference.
/// </summary>
public static class McNemar
{
    /// <summary>
    /// Two-sided p: how likely so uneven a split of the disagreements is when neither run is better. 1 when there is no disagreement.
    /// </summary>
    /// <param name="onlyA">Cases that only the first run fails.</param>
    /// <param name="onlyB">Cases that only the second run fails.</param>
    public static double ExactP(int onlyA, int onlyB)
    {
        Check(onlyA, onlyB);
        var n = onlyA + onlyB;
        if (onlyA == onlyB) return 1;

        // Terms are C(n, j) / 2^n, as logarithms, because 2^-n is 0 in a double from 1,075 disagreements on.
        var term = -n * Math.Log(2);
        var sum = Math.Exp(term);
        for (var j = 1; j <= Math.Min(onlyA, onlyB); j++)
        {
            term += Math.Log((double)(n - j + 1) / j);
            sum += Math.Exp(term);
        }

        return Math.Min(1, 2 * sum);
    }

    /// <summary>The mid-p variant: the exact p less the probability of the split itself. Less cautious than <see cref="ExactP"/>.</summary>
    public static double MidP(int onlyA, int onlyB)
    {
        Check(onlyA, onlyB);
        var n = onlyA + onlyB;
        if (n == 0) return 1;
        var split = -n * Math.Log(2);
        for (var j = 1; j <= Math.Min(onlyA, onlyB); j++) split += Math.Log((double)(n - j + 1) / j);
        return ExactP(onlyA, onlyB) - Math.Exp(split);
    }

    private static void Check(int onlyA, int onlyB)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyA);
        ArgumentOutOfRangeException.ThrowIfNegative(onlyB);
    }
}
