namespace Faultline.Reports.Machine;

/// <summary>Agent money in dollars; judges are in no figure.</summary>
/// <param name="Total">Sum of the summary's final rows.</param>
/// <param name="Passes">The same of the rows that report a pass.</param>
/// <param name="MissingFromSummary">What all attempts spent beyond the total, each agent run once.</param>
public sealed record BatchCostView(decimal? Total, decimal? Passes, decimal? MissingFromSummary);
