namespace Faultline.Statistics;

/// <summary>
/// Counts of two raters over the same items: row of the first, column of the second. Formulas: Cohen 1960 and 1968, standard error of
/// Fleiss, Cohen and Everitt 1969, AC1 of Gwet 2008.
/// </summary>
public sealed class AgreementTable
{
    private readonly double[,] _counts;

    /// <param name="counts">Square; row of the first rater, column of the second.</param>
    /// <exception cref="ArgumentException">Not square, or a count below zero.</exception>
    public AgreementTable(int[,] counts)
    {
        if (counts.GetLength(0) != counts.GetLength(1)) throw new ArgumentException("a table of two raters is square", nameof(counts));
        _counts = new double[counts.GetLength(0), counts.GetLength(0)];
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                if (counts[i, j] < 0) throw new ArgumentException("a count is not below zero", nameof(counts));
                _counts[i, j] = counts[i, j];
                Items += counts[i, j];
            }
        }
    }

    public int Items { get; }

    private int Size => _counts.GetLength(0);

    /// <summary>Share of the items on which both agree; null without items.</summary>
    public double? Agreement => Items == 0 ? null : Enumerable.Range(0, Size).Sum(i => _counts[i, i]) / Items;

    /// <summary>Cohen's kappa; null without items, and where both always give the same one label.</summary>
    public double? Kappa => Agreement is { } po && Chance() is var pe && pe < 1 ? (po - pe) / (1 - pe) : null;

    /// <summary>Gwet's AC1, which does not fall when one label is common; null without items or with fewer than two labels.</summary>
    public double? Ac1
    {
        get
        {
            if (Agreement is not { } po || Size < 2) return null;
            var pe = Enumerable.Range(0, Size).Sum(i => (Row(i) + Column(i)) / 2 is var pi ? pi * (1 - pi) : 0) / (Size - 1);
            return pe < 1 ? (po - pe) / (1 - pe) : null;
        }
    }

    /// <summary>Large-sample standard error of <see cref="Kappa"/>; null where that is not defined.</summary>
    public double? KappaError
    {
        get
        {
            if (Kappa is not { } kappa) return null;
            var pe = Chance();
            var (a, b) = (0d, 0d);
            for (var i = 0; i < Size; i++)
            {
                a += _counts[i, i] / Items * Math.Pow(1 - ((Row(i) + Column(i)) * (1 - kappa)), 2);
                for (var j = 0; j < Size; j++)
                    if (i != j) b += _counts[i, j] / Items * Math.Pow(Column(i) + Row(j), 2);
            }

            var c = Math.Pow(kappa - (pe * (1 - kappa)), 2);
            return Math.Sqrt(Math.Max(0, a + (b * Math.Pow(1 - kappa, 2)) - c) / (Math.Pow(1 - pe, 2) * Items));
        }
    }

    /// <summary>Weighted kappa of labels in order (Cohen 1968); null as <see cref="Kappa"/>.</summary>
    /// <param name="power">1: a disagreement counts by its distance; 2: by its square.</param>
    public double? WeightedKappa(int power)
    {
        if (Items == 0) return null;
        var (observed, expected) = (0d, 0d);
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                var weight = Math.Pow(Math.Abs(i - j), power);
                observed += weight * _counts[i, j] / Items;
                expected += weight * Row(i) * Column(j);
            }
        }

        return expected > 0 ? 1 - (observed / expected) : null;
    }

    private double Row(int i) => Enumerable.Range(0, Size).Sum(j => _counts[i, j]) / Items;

    private double Column(int j) => Enumerable.Range(0, Size).Sum(i => _counts[i, j]) / Items;

    private double Chance() => Enumerable.Range(0, Size).Sum(i => Row(i) * Column(i));
}
