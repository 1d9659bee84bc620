namespace Faultline.Reports.Machine;

/// <summary>One reviewer's last verdict of a failure.</summary>
public sealed record VerdictView
{
    public required string Reviewer { get; init; }

    public required string Fault { get; init; }

    public required string Mechanism { get; init; }

    public required string? SubMechanism { get; init; }

    /// <summary>The failure or case that this one follows from.</summary>
    public required string? Root { get; init; }

    public required string Reasoning { get; init; }

    public required double? Confidence { get; init; }

    /// <summary>Places as the run's input names them.</summary>
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    public required IReadOnlyDictionary<string, string>? Discriminators { get; init; }

    public required IReadOnlyList<string>? Missing { get; init; }

    public required string? CounterArgument { get; init; }

    public required string? Rubric { get; init; }

    public required string? Packet { get; init; }

    public required int? RefusedQuotes { get; init; }

    public required decimal? CostUsd { get; init; }

    /// <summary>The failures that were read for this one; null when it was read itself.</summary>
    public required IReadOnlyList<string>? PropagatedFrom { get; init; }
}
