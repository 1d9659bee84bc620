namespace Faultline.Reports.Machine;

/// <summary>What <c>show --json</c> prints.</summary>
public sealed record ShownFailureView(FailureView Failure, IReadOnlyList<ArtifactView> Artifacts, IReadOnlyList<FindingView> Others);
