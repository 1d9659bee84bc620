namespace Faultline.Reports.Machine;

/// <summary>What <c>triage --json</c> prints.</summary>
/// <param name="Reports">Earlier reports found for the models of these runs.</param>
public sealed record TriageView(IReadOnlyList<RunView> Runs, IReadOnlyList<DiagnosticView> Diagnostics, IReadOnlyList<string> Reports);
