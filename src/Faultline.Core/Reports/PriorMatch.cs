namespace Faultline.Reports;

/// <summary>A line of an earlier report about a case.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Label">The label it was given there, verbatim; null when the line gives none.</param>
public sealed record PriorMatch(string Case, int Line, string? Label);
