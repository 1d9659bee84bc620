namespace Faultline.Reports.Machine;

/// <param name="Check">The step that failed; null when the report names none.</param>
/// <param name="Label">In the report's own vocabulary, without decoration; null when none could be read.</param>
/// <param name="Line">1-based.</param>
public sealed record HistoryRowView(string Case, string? Check, string? Label, string? Reasoning, int Line);
