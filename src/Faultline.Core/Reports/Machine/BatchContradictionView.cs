namespace Faultline.Reports.Machine;

/// <param name="First">What the summary says.</param>
/// <param name="Second">What the other source says.</param>
public sealed record BatchContradictionView(string Test, string Kind, string Text, EvidenceView First, EvidenceView Second);
