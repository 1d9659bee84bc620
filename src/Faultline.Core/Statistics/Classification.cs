namespace Faultline.Statistics;

/// <summary>Precision, recall and F1 of one label.</summary>
public static class Classification
{
    /// <summary>Right among those it named; null when it named none.</summary>
    public static double? Precision(int both, int named) => named == 0 ? null : (double)both / named;

    /// <summary>Named among those that are right; null when there are none.</summary>
    public static double? Recall(int both, int right) => right == 0 ? null : (double)both / right;

    /// <summary>Twice the hits over both counts; null when the label occurs nowhere.</summary>
    public static double? F1(int both, int named, int right) => named + right == 0 ? null : 2d * both / (named + right);

    /// <summary>Mean of the F1 of all labels that occur on either side; null when there are none.</summary>
    public static double? MacroF1(IEnumerable<(int Both, int Named, int Right)> labels)
    {
        var scores = labels.Select(l => F1(l.Both, l.Named, l.Right)).OfType<double>().ToList();
        return scores.Count == 0 ? null : scores.Average();
    }
}
