using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>
/// Where rules of the user put a failure: into the cluster that the first of them names, and there into the part of the first one that
/// splits. The engine's cluster is untouched: without the rules the failure is in it again.
/// </summary>
public static class RuleClusters
{
    /// <param name="engine">The failure where the engine put it.</param>
    /// <param name="policy">What it meets; null when nothing was asked.</param>
    public static ClusterMember Place(ClusterMember engine, IReadOnlyList<PolicyMatch>? policy)
    {
        var named = policy?.FirstOrDefault(p => p.Cluster is not null);
        var split = policy?.FirstOrDefault(p => p.SplitBy is not null);
        return named is null && split is null ? engine : Place(engine, new ClusterMove(engine.Cluster)
        {
            Name = named?.Cluster,
            Rule = named?.Id,
            SplitBy = split?.SplitBy,
            Value = split?.SplitValue,
            SplitRule = split?.Id,
        });
    }

    /// <summary>The failure after its engine's cluster changed: the rules hold as before.</summary>
    public static ClusterMember Again(ClusterMember member, string engineCluster)
    {
        var engine = member with { Cluster = engineCluster, Move = null };
        return member.Move is { } move ? Place(engine, move) : engine;
    }

    private static ClusterMember Place(ClusterMember engine, ClusterMove move)
    {
        var whole = move.Name is { } name ? ClusterId.OfName(name) : engine.Cluster;
        var isPart = move is { SplitBy: not null, Value: not null };
        return engine with
        {
            Cluster = isPart ? ClusterId.OfPart(whole, move.SplitBy!, move.Value!) : whole,
            Move = move with { EngineCluster = engine.Cluster, Parent = isPart ? whole : null },
        };
    }
}
