namespace Faultline.Reports.Machine;

/// <summary>What <c>history import --json</c> prints.</summary>
public sealed record HistoryImportView(IReadOnlyList<HistoryReportView> Reports);
