namespace Faultline.Model;

/// <summary>How rules of the user changed the cluster of a failure. Without the rules it is where it was.</summary>
/// <param name="EngineCluster">The cluster it is in without them, after all merges.</param>
public sealed record ClusterMove(string EngineCluster)
{
    /// <summary>The name that a rule gives its cluster; null when no rule names one.</summary>
    public string? Name { get; init; }

    /// <summary>Id of that rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Field by whose values a rule splits the cluster; null when none does, or when this failure has no value.</summary>
    public string? SplitBy { get; init; }

    /// <summary>The failure's value of it.</summary>
    public string? Value { get; init; }

    /// <summary>Id of the rule that splits.</summary>
    public string? SplitRule { get; init; }

    /// <summary>The cluster that was split; null when it was not.</summary>
    public string? Parent { get; init; }
}
