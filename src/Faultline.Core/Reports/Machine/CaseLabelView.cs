namespace Faultline.Reports.Machine;

/// <param name="Basis">How far somebody looked: <c>inspected</c>, <c>inferred</c>, <c>not_analyzed</c>, <c>run_level</c> or <c>provisional</c>; of verdicts <c>reviewed</c> or <c>propagated</c>.</param>
public sealed record CaseLabelView(string Source, string? Model, string? Date, string? Check, string? Label, string? Decoration, string Basis, string? Reasoning)
{
    /// <summary>Whose verdict it is; null for a report.</summary>
    public string? By { get; init; }
}
