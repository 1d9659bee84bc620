namespace Faultline.Model;

/// <summary>A recommendation that nobody acted on.</summary>
/// <param name="Source"><c>path:line</c>.</param>
/// <param name="Date">ISO 8601 day of its report; null when unknown.</param>
/// <param name="FailedAgain">Those of its cases that failed again; empty when it names none.</param>
public sealed record ReturningProposal(string Source, string? Date, string What, IReadOnlyList<string> FailedAgain);
