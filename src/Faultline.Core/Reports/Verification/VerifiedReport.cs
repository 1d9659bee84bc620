namespace Faultline.Reports.Verification;

/// <summary>A report that was looked through.</summary>
/// <param name="Run">Id of the run that it is about.</param>
/// <param name="Lines">How many lines it has.</param>
public sealed record VerifiedReport(string File, string Run, int Lines, IReadOnlyList<ReportProblem> Problems);
