namespace Faultline.Reports.Machine;

/// <summary>What <c>verify --json</c> prints.</summary>
public sealed record VerifyView(IReadOnlyList<VerifiedReportView> Reports, IReadOnlyList<DiagnosticView> Diagnostics);
