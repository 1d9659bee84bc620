namespace Faultline.Statistics;

/// <summary>How well a predicted partition agrees with a true one. Every number is 1 for identical partitions.</summary>
public sealed record PartitionMetrics
{
    /// <summary>Items.</summary>
    public required long Items { get; init; }

    /// <summary>Gold labels.</summary>
    public required int Labels { get; init; }

    /// <summary>Predicted clusters.</summary>
    public required int Clusters { get; init; }

    /// <summary>
    /// Grouping accuracy (Zhu et al. 2019): share of the items whose label is predicted exactly, as a set: all of its items in one cluster
    /// that holds nothing else.
    /// </summary>
    public required double Ga { get; init; }

    /// <summary>F1 of grouping accuracy (Jiang et al. 2024): exact labels against clusters and against labels; counts labels, not items.</summary>
    public required double Fga { get; init; }

    /// <summary>Of pairs in one cluster, the share that has one label; 1 when no cluster has two items.</summary>
    public required double PairPrecision { get; init; }

    /// <summary>Of pairs with one label, the share that is in one cluster; 1 when no label has two items.</summary>
    public required double PairRecall { get; init; }

    public required double PairF1 { get; init; }

    /// <summary>1 - H(label | cluster) / H(label) (Rosenberg and Hirschberg 2007).</summary>
    public required double Homogeneity { get; init; }

    /// <summary>1 - H(cluster | label) / H(cluster).</summary>
    public required double Completeness { get; init; }

    /// <summary>Harmonic mean of homogeneity and completeness.</summary>
    public required double V { get; init; }

    /// <summary>Adjusted Rand index (Hubert and Arabie 1985): 0 is what chance gives.</summary>
    public required double Ari { get; init; }

    /// <summary>B-cubed precision (Bagga and Baldwin 1998): mean over items of the share of their cluster that has their label.</summary>
    public required double BCubedPrecision { get; init; }

    public required double BCubedRecall { get; init; }

    public required double BCubedF1 { get; init; }

    /// <exception cref="ArgumentException">There are no items.</exception>
    public static PartitionMetrics Of(Contingency table)
    {
        if (table.Items == 0) throw new ArgumentException("a partition of nothing has no quality", nameof(table));
        var cells = table.Cells.ToList();
        var n = (double)table.Items;
        var exact = cells.Where(c => c.Count == table.Gold[c.Gold] && c.Count == table.Found[c.Found]).ToList();
        var both = cells.Sum(c => Pairs(c.Count));
        var (gold, found) = (table.Gold.Sum(Pairs), table.Found.Sum(Pairs));
        var precision = found == 0 ? 1 : both / found;
        var recall = gold == 0 ? 1 : both / gold;
        var (h, c) = (Given(cells, n, table.Gold, cell => table.Found[cell.Found]), Given(cells, n, table.Found, cell => table.Gold[cell.Gold]));
        var (bp, br) = (cells.Sum(x => (double)x.Count * x.Count / table.Found[x.Found]) / n, cells.Sum(x => (double)x.Count * x.Count / table.Gold[x.Gold]) / n);
        return new PartitionMetrics
        {
            Items = table.Items,
            Labels = table.Gold.Count,
            Clusters = table.Found.Count,
            Ga = exact.Sum(x => x.Count) / n,
            Fga = Harmonic((double)exact.Count / table.Found.Count, (double)exact.Count / table.Gold.Count),
            PairPrecision = precision,
            PairRecall = recall,
            PairF1 = Harmonic(precision, recall),
            Homogeneity = h,
            Completeness = c,
            V = Harmonic(h, c),
            Ari = Adjusted(both, gold, found, Pairs(table.Items)),
            BCubedPrecision = bp,
            BCubedRecall = br,
            BCubedF1 = Harmonic(bp, br),
        };
    }

    private static double Pairs(long count) => count * (count - 1) / 2.0;

    private static double Harmonic(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);

    // What is left to know of one partition when the other is known, as a share; nothing to know counts as known.
    private static double Given(List<(int Gold, int Found, long Count)> cells, double n, IReadOnlyList<long> sizes, Func<(int Gold, int Found, long Count), long> given)
    {
        var entropy = -sizes.Sum(s => s / n * Math.Log(s / n));
        return entropy <= 0 ? 1 : Math.Clamp(1 + (cells.Sum(c => c.Count / n * Math.Log((double)c.Count / given(c))) / entropy), 0, 1);
    }

    private static double Adjusted(double both, double gold, double found, double all)
    {
        var expected = all == 0 ? 0 : gold * found / all;
        var most = (gold + found) / 2;
        // Two partitions into singletons, or two of one cluster, are identical.
        return most == expected ? 1 : (both - expected) / (most - expected);
    }
}
