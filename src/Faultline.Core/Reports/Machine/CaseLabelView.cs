namespace Faultline.Reports.Machine;

/// <param name="Basis">How far somebody looked: <c>inspected</c>, <c>inferred</c>, <c>not_analyzed</c>, <c>run_level</c> or <c>provisional</c>.</param>
public sealed record CaseLabelView(string Source, string? Model, string? Date, string? Check, string? Label, string? Decoration, string Basis, string? Reasoning);
