namespace Faultline.Reports;

/// <summary>Something that several failures of the run share.</summary>
/// <param name="Failures">Ids of the failures it rests on, in the report's order.</param>
public sealed record ReportPattern(string Title, string Explanation, IReadOnlyList<string> Failures);
