namespace Faultline.Reports.Machine;

/// <summary>
/// What <c>clusters --json</c> and its verbs print: the clusters that were asked for, and for <c>clusters why</c> how one failure came to
/// its own.
/// </summary>
public sealed record ClustersView(IReadOnlyList<ClusterView> Clusters, ClusterWhyView? Why)
{
    /// <summary>Set for <c>clusters --by</c>: the same failures by something else.</summary>
    public FacetsView? Facets { get; init; }
}
