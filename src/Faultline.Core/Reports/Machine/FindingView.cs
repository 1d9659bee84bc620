namespace Faultline.Reports.Machine;

/// <summary>A finding that did not become the label.</summary>
public sealed record FindingView(string Rule, string Fault, string Mechanism, double Confidence, string Reason);
