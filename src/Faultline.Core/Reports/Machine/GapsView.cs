namespace Faultline.Reports.Machine;

/// <summary>What <c>gaps list</c>, <c>gaps add</c> and <c>gaps check</c> print with <c>--json</c>.</summary>
/// <param name="Skipped">Entries of notes that are no evidence, with the reason.</param>
public sealed record GapsView(IReadOnlyList<GapView> Gaps, IReadOnlyList<string> Skipped, IReadOnlyList<DiagnosticView> Diagnostics);
