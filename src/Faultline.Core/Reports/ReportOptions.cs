namespace Faultline.Reports;

/// <summary>What a caller may choose about a report.</summary>
/// <param name="ByCause">One issue per cause instead of one per case.</param>
public sealed record ReportOptions(bool ByCause = false);
