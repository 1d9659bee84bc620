namespace Faultline.Reports;

/// <summary>The score as recorded, and without the failures whose label lies on the side of the eval or the infrastructure.</summary>
public sealed record ReportScores
{
    /// <summary>Passed of all cases of the run, unfinished ones included; null when the logs do not count both.</summary>
    public Proportion? Recorded { get; init; }

    /// <summary>
    /// Passed of all cases but the failures labelled on the side of the eval or the infrastructure. Unlabelled and INCONCLUSIVE
    /// failures and unfinished cases stay in the whole: the number is the cautious one. Null when the logs do not count what passed.
    /// </summary>
    public Proportion? WithoutNonModelFaults { get; init; }

    /// <summary>
    /// As <see cref="WithoutNonModelFaults"/>, but only failures leave the whole whose verdict says so; provisional labels change nothing.
    /// Null when there is no verdict.
    /// </summary>
    public Proportion? ByVerdicts { get; init; }
}
