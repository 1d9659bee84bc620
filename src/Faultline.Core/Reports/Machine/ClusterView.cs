using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>One cluster in <c>clusters --json</c> and <c>clusters show --json</c>.</summary>
public sealed record ClusterView
{
    public required string Id { get; init; }

    /// <summary>The name somebody gave it.</summary>
    public required string? Name { get; init; }

    public required string Title { get; init; }

    public required string Engine { get; init; }

    /// <summary>What must be equal, as <c>name=value</c>.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    public required IReadOnlyList<ClusterForm> Forms { get; init; }

    public required IReadOnlyList<string>? SharedTerms { get; init; }

    /// <summary>The condition that would define it.</summary>
    public required string Rule { get; init; }

    public required IReadOnlyList<string> Fingerprints { get; init; }

    public required IReadOnlyList<string> Aliases { get; init; }

    public required IReadOnlyList<string> KeptApartFrom { get; init; }

    /// <summary>Ids of the rules of the user that make it; null when no rule does.</summary>
    public required IReadOnlyList<string>? Rules { get; init; }

    /// <summary>Clusters that its failures would be in without the rules.</summary>
    public required IReadOnlyList<ClusterShare> WithoutRules { get; init; }

    /// <summary>Clusters to which rules of the user took failures of it.</summary>
    public required IReadOnlyList<ClusterShare> Moved { get; init; }

    /// <summary>Failures, of how many runs and cases.</summary>
    public required int Failures { get; init; }

    public required int Runs { get; init; }

    public required int Cases { get; init; }

    public required IReadOnlyList<ClusterMember> Members { get; init; }

    /// <summary>Every recorded step of its life, earliest first; null in lists.</summary>
    public required IReadOnlyList<ClusterStepView>? History { get; init; }

    public static ClusterView Of(Cluster cluster, IReadOnlyList<ClusterStepView>? history) => new()
    {
        Id = cluster.Id,
        Name = cluster.Name,
        Title = cluster.Title,
        Engine = cluster.Engine,
        Key = cluster.Key,
        Forms = cluster.Forms,
        SharedTerms = cluster.SharedTerms,
        Rule = cluster.Rule,
        Fingerprints = cluster.Fingerprints,
        Aliases = cluster.Aliases,
        KeptApartFrom = cluster.KeptApartFrom,
        Rules = cluster.Rules,
        WithoutRules = cluster.WithoutRules,
        Moved = cluster.Moved,
        Failures = cluster.Members.Count,
        Runs = cluster.Members.Select(m => m.Run).Distinct(StringComparer.Ordinal).Count(),
        Cases = cluster.Members.Select(m => m.Case).Distinct(StringComparer.Ordinal).Count(),
        Members = cluster.Members,
        History = history,
    };
}
