namespace Faultline.Statistics;

/// <summary>
/// How often chance alone correlates two columns at least as much downwards (Fisher 1935, Pitman 1937): one column is put beside the other in
/// every order, so nothing is assumed about how either is distributed.
/// </summary>
public static class PermutationTest
{
    // 8! = 40,320 orders are looked at one by one, more are drawn.
    private const int MostExact = 8;
    private const int Draws = 10_000;
    private const ulong Seed = 42;

    /// <summary>The one-sided p of a correlation at or below the one observed; 1 where there is nothing to correlate.</summary>
    public static double Downwards(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != y.Count) throw new ArgumentException("two columns of one length are compared", nameof(y));
        if (x.Count < 2) return 1;
        // With both columns fixed the correlation grows with the sum of products.
        var observed = Products(x, y) + 1e-12;
        var order = y.ToArray();
        if (x.Count <= MostExact)
        {
            var (low, all) = (0, 0);
            Permute(order, 0, () => (low, all) = (low + (Products(x, order) <= observed ? 1 : 0), all + 1));
            return low / (double)all;
        }

        var random = new SplitMix(Seed);
        var hits = 1;
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = order.Length - 1; i > 0; i--)
            {
                var j = random.Next(i + 1);
                (order[i], order[j]) = (order[j], order[i]);
            }

            if (Products(x, order) <= observed) hits++;
        }

        return hits / (double)(Draws + 1);
    }

    private static double Products(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Count; i++) sum += x[i] * y[i];
        return sum;
    }

    private static void Permute(double[] order, int from, Action seen)
    {
        if (from == order.Length)
        {
            seen();
            return;
        }

        for (var i = from; i < order.Length; i++)
        {
            (order[from], order[i]) = (order[i], order[from]);
            Permute(order, from + 1, seen);
            (order[from], order[i]) = (order[i], order[from]);
        }
    }
}
