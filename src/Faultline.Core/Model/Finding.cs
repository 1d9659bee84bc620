namespace Faultline.Model;

/// <summary>A rule's provisional label of a failure. A guess that says so; never a verdict.</summary>
public sealed record Finding
{
    public required string Rule { get; init; }

    public required int Version { get; init; }

    public required Fault Fault { get; init; }

    /// <summary>How it went wrong: one of the mechanisms of docs/concepts.md.</summary>
    public required string Mechanism { get; init; }

    /// <summary>The kind within the mechanism, e.g. <c>wrong_args</c>; null where the mechanism has no kinds.</summary>
    public string? SubMechanism { get; init; }

    /// <summary>The case of the trial that this failure is a consequence of; null when it is a mistake of its own.</summary>
    public string? Root { get; init; }

    /// <summary>0 to 1: how often the rule's author expects a careful reader to agree. Not a measured probability.</summary>
    public required double Confidence { get; init; }

    /// <summary>One sentence for people: what was seen and why that points there.</summary>
    public required string Reason { get; init; }

    /// <summary>What is missing, for INCONCLUSIVE.</summary>
    public string? Missing { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>A finer id than the mechanism where the rule knows one, e.g. <c>disk_full</c> for <c>environment_broken</c>.</summary>
    public string? Cause { get; init; }

    /// <summary>What failures of one cause have in common, e.g. type, model, field and frame of an exception; null when the rule knows none.</summary>
    public string? Signature { get; init; }
}
