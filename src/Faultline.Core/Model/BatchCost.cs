namespace Faultline.Model;

/// <summary>Agent money. Judges are in no figure.</summary>
/// <param name="Total">Sum of the summary's rows; null when no row states a cost.</param>
/// <param name="Passes">Sum of the rows that report a pass.</param>
/// <param name="MissingFromSummary">What the sessions spent beyond <paramref name="Total"/>.</param>
/// <param name="MeanCostOfPass">Mean of the rows' cost of pass over the passes that have one; half of <see cref="MedianCostOfPass"/>'s story.</param>
/// <param name="MedianCostOfPass">Median of the same.</param>
public sealed record BatchCost(decimal? Total, decimal? Passes, decimal? MissingFromSummary, decimal? MeanCostOfPass, decimal? MedianCostOfPass);
