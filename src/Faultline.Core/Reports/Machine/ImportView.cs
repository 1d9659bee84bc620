namespace Faultline.Reports.Machine;

/// <summary>What <c>import --json</c> prints.</summary>
public sealed record ImportView(IReadOnlyList<ImportedRunView> Runs, IReadOnlyList<DiagnosticView> Diagnostics);
