namespace Faultline.Model;

/// <summary>A failure's place among the clusters.</summary>
/// <param name="Failure">The failure's id (<see cref="TrialKey.FailureId"/>).</param>
/// <param name="Fingerprint">What it says (<see cref="Model.Fingerprint"/>).</param>
/// <param name="Cluster">Its one cluster's id, after all merges and rules of the user.</param>
public sealed record ClusterMember(string Failure, string Run, string Case, string Fingerprint, string Cluster)
{
    /// <summary>How rules of the user came to that cluster; null where no rule moved it.</summary>
    public ClusterMove? Move { get; init; }
}
