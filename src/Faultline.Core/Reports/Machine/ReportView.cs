namespace Faultline.Reports.Machine;

/// <summary>What <c>report --json</c> prints: the files that were written.</summary>
public sealed record ReportView(IReadOnlyList<string> Files);
