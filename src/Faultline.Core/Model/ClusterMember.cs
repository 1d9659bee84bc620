namespace Faultline.Model;

/// <summary>A failure's place among the clusters.</summary>
/// <param name="Failure">The failure's id (<see cref="TrialKey.FailureId"/>).</param>
/// <param name="Fingerprint">What it says (<see cref="Model.Fingerprint"/>).</param>
/// <param name="Cluster">Its cluster's id, after all merges.</param>
public sealed record ClusterMember(string Failure, string Run, string Case, string Fingerprint, string Cluster);
