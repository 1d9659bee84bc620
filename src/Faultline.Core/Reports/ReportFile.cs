namespace Faultline.Reports;

/// <summary>A file that a report wants written.</summary>
/// <param name="Path">Relative to the reports root, or to the report's own folder where it has one; <c>/</c> separated, never leaving it.</param>
/// <param name="Text">Whole content, lines ended by <c>\n</c>.</param>
/// <param name="Executable">A script: people may run it, where the file system knows that.</param>
public sealed record ReportFile(string Path, string Text, bool Executable = false);
