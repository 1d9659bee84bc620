namespace Faultline.Model;

/// <summary>Agent money in dollars. Judges are in no figure. Null where nothing states it.</summary>
public sealed record BatchCost
{
    /// <summary>Sum of the summary's final rows.</summary>
    public required decimal? Total { get; init; }

    /// <summary>Sum of the final rows that report a pass.</summary>
    public required decimal? Passes { get; init; }

    /// <summary>What the sessions spent beyond <see cref="Total"/>.</summary>
    public required decimal? MissingFromSummary { get; init; }

    /// <summary><see cref="Total"/> and <see cref="MissingFromSummary"/>: all that was spent, as far as it was recorded.</summary>
    public required decimal? Spend { get; init; }

    /// <summary><see cref="Total"/> divided by the reported passes.</summary>
    public required decimal? PooledCostOfPass { get; init; }

    /// <summary>Mean of the rows' <c>frontier_cop</c> over the reported passes that have one: the spec's "Mean CoP".</summary>
    public required decimal? MeanCostOfPass { get; init; }

    /// <summary>Median of the same: the spec's "Median CoP".</summary>
    public required decimal? MedianCostOfPass { get; init; }

    /// <summary>Smallest of the same.</summary>
    public required decimal? FrontierCostOfPass { get; init; }
}
