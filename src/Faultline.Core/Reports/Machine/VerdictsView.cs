namespace Faultline.Reports.Machine;

/// <summary>What <c>verdict --json</c> prints.</summary>
public sealed record VerdictsView(IReadOnlyList<FailureVerdictsView> Failures);
