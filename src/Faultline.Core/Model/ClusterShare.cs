namespace Faultline.Model;

/// <summary>How many failures are in a cluster.</summary>
public sealed record ClusterShare(string Cluster, int Failures);
