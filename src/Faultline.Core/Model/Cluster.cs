namespace Faultline.Model;

/// <summary>A group of failures with one cause, and why they are together.</summary>
public sealed record Cluster
{
    /// <summary>
    /// <c>C-</c> and ten digits, made from the first fingerprint. It never changes; after a merge it is an alias. <c>R-</c> and ten digits
    /// of the name where a rule of the user names the cluster; with <c>.</c> and eight more for a part that a rule split off.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The name somebody gave it; null when nobody did.</summary>
    public string? Name { get; init; }

    /// <summary>One line for lists: the name, or what the failures say.</summary>
    public required string Title { get; init; }

    public required string Engine { get; init; }

    /// <summary>What must be equal, as <c>name=value</c> (<see cref="Signature.Key"/>).</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>Its wordings, most common first: one, and more after merges.</summary>
    public required IReadOnlyList<ClusterForm> Forms { get; init; }

    /// <summary>The weightiest words that its members share; null for machine text.</summary>
    public IReadOnlyList<string>? SharedTerms { get; init; }

    /// <summary>The condition that would define it (docs/clusters.md).</summary>
    public required string Rule { get; init; }

    /// <summary>All fingerprints, ordinal.</summary>
    public required IReadOnlyList<string> Fingerprints { get; init; }

    /// <summary>Ids of clusters that were merged into it.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>Clusters that somebody separated from it; never merged automatically.</summary>
    public required IReadOnlyList<string> KeptApartFrom { get; init; }

    /// <summary>Ids of the rules of the user that make it; null when no rule does.</summary>
    public IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Where its failures would be without the rules, most first; empty when no rule makes it.</summary>
    public IReadOnlyList<ClusterShare> WithoutRules { get; init; } = [];

    /// <summary>Where rules of the user took failures of it, most first.</summary>
    public IReadOnlyList<ClusterShare> Moved { get; init; } = [];

    /// <summary>Its failures in the runs that were asked for.</summary>
    public required IReadOnlyList<ClusterMember> Members { get; init; }
}
