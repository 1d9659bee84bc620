namespace Faultline.Statistics;

/// <summary>
/// Fisher's exact test of a two by two table, one-sided: how likely are at least so many in the first cell, when rows and columns have
/// nothing to do with one another? Sum of hypergeometric probabilities (Fisher 1935).
/// </summary>
public static class FisherExact
{
    /// <param name="a">First row, first column.</param>
    /// <param name="b">First row, second column.</param>
    /// <param name="c">Second row, first column.</param>
    /// <param name="d">Second row, second column.</param>
    public static double Greater(int a, int b, int c, int d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        var (row, column, all) = (a + b, a + c, a + b + c + d);
        var sum = 0.0;
        for (var x = a; x <= Math.Min(row, column); x++)
            sum += Math.Exp(Choose(column, x) + Choose(all - column, row - x) - Choose(all, row));
        return Math.Min(1, sum);
    }

    // Logarithm of the binomial coefficient; minus infinity where there is no way to choose.
    private static double Choose(int n, int k)
    {
        if (k < 0 || k > n) return double.NegativeInfinity;
        var sum = 0.0;
        for (var i = 1; i <= Math.Min(k, n - k); i++) sum += Math.Log(n - Math.Min(k, n - k) + i) - Math.Log(i);
        return sum;
    }
}
