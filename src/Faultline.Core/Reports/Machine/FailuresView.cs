namespace Faultline.Reports.Machine;

/// <summary>What <c>failures --json</c> prints.</summary>
public sealed record FailuresView(IReadOnlyList<FailureView> Failures);
