namespace Faultline.Reports;

/// <summary>A file that a report wants written.</summary>
/// <param name="Path">Relative to the reports root, <c>/</c> separated, never leaving it.</param>
/// <param name="Text">Whole content, lines ended by <c>\n</c>.</param>
public sealed record ReportFile(string Path, string Text);
