namespace Faultline.Statistics;

/// <summary>
/// A mean from few trusted labels and many labels of a machine: prediction-powered inference (Angelopoulos et al. 2023) with the tuned
/// weight of PPI++ (2023). With weight 0 it is the mean of the trusted labels, with weight 1 plain PPI.
/// </summary>
public static class PredictionPowered
{
    /// <param name="trusted">Trusted values, at least two.</param>
    /// <param name="predicted">The machine's values of the same items.</param>
    /// <param name="unlabelled">The machine's values of the items without a trusted one, at least one.</param>
    /// <param name="weight">Null takes the weight of least variance, cut to 0 to 1.</param>
    /// <returns>Estimate and standard error.</returns>
    /// <exception cref="ArgumentException">Too few values, or lists that do not match.</exception>
    public static (double Mean, double Error, double Weight) Mean(IReadOnlyList<double> trusted, IReadOnlyList<double> predicted, IReadOnlyList<double> unlabelled, double? weight = null)
    {
        if (trusted.Count < 2 || trusted.Count != predicted.Count) throw new ArgumentException("at least two trusted values, each with the machine's, were expected", nameof(trusted));
        if (unlabelled.Count < 1) throw new ArgumentException("at least one item without a trusted value was expected", nameof(unlabelled));
        var (n, all) = ((double)trusted.Count, (double)unlabelled.Count);
        var lambda = weight ?? Tuned(trusted, predicted, unlabelled);
        double[] rest = [.. trusted.Zip(predicted, (y, p) => y - (lambda * p))];
        var mean = (lambda * unlabelled.Average()) + rest.Average();
        var variance = (lambda * lambda * Variance(unlabelled) / all) + (Variance(rest) / n);
        return (mean, Math.Sqrt(variance), lambda);
    }

    private static double Tuned(IReadOnlyList<double> trusted, IReadOnlyList<double> predicted, IReadOnlyList<double> unlabelled)
    {
        var (my, mp) = (trusted.Average(), predicted.Average());
        var covariance = trusted.Zip(predicted, (y, p) => (y - my) * (p - mp)).Average();
        // Of the sample, as ppi_py takes it; the covariance is of the population.
        var all = predicted.Count + unlabelled.Count;
        var variance = Variance([.. predicted, .. unlabelled]) * all / (all - 1);
        return variance > 0 ? Math.Clamp(covariance / ((1 + ((double)trusted.Count / unlabelled.Count)) * variance), 0, 1) : 0;
    }

    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
