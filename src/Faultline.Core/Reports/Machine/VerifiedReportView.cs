namespace Faultline.Reports.Machine;

/// <summary>One report that was looked through.</summary>
/// <param name="Run">Id of the run that it is about.</param>
public sealed record VerifiedReportView(string File, string Run, int Lines, IReadOnlyList<ReportProblemView> Problems);
