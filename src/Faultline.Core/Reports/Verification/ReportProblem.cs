namespace Faultline.Reports.Verification;

/// <summary>One thing in a report that the workspace does not bear out.</summary>
/// <param name="Line">1-based line of the report.</param>
/// <param name="Kind"><c>count</c>, <c>id</c>, <c>quote</c> or <c>label</c>.</param>
/// <param name="Found">What the report says.</param>
/// <param name="Expected">What the workspace says; null when it says nothing like it.</param>
public sealed record ReportProblem(int Line, string Kind, string Found, string? Expected);
