namespace Faultline.Reports.Machine;

/// <param name="Run">Run id, or the beginning of it that the report's name holds.</param>
/// <param name="Warnings">What could not be read or does not add up, each with its line where there is one.</param>
public sealed record HistoryReportView(string File, string? Provider, string? Model, string? Run, string? Date, IReadOnlyList<HistoryRowView> Rows, IReadOnlyList<string> Warnings);
