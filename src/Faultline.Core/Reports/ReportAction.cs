namespace Faultline.Reports;

/// <summary>A change that was made because of findings.</summary>
/// <param name="Date">The day it was made; null when it was not recorded.</param>
/// <param name="Change">What was changed, in a sentence.</param>
/// <param name="Cases">The cases it should affect.</param>
public sealed record ReportAction(DateOnly? Date, string Change, IReadOnlyList<string> Cases);
