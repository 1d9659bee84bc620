namespace Faultline.Reports.Machine;

/// <param name="Source">Path that can be opened from anywhere; <c>a.zip!entry</c> for a part of an archive.</param>
/// <param name="Pointer">Place inside it (docs/concepts.md, "Pointers").</param>
/// <param name="Quote">Verbatim text found there.</param>
public sealed record EvidenceView(string Source, string Pointer, string Quote);
