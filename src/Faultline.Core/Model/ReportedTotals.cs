namespace Faultline.Model;

/// <summary>Counts as a summary states them. Null where the summary is silent.</summary>
public sealed record ReportedTotals(int? Cases, int? Passed, int? Failed);
