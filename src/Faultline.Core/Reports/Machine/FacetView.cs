namespace Faultline.Reports.Machine;

/// <summary>The failures with one value of a facet.</summary>
public sealed record FacetView
{
    /// <summary>Null for failures that have none.</summary>
    public required string? Value { get; init; }

    public required int Failures { get; init; }

    public required int Cases { get; init; }

    /// <summary>Models whose name is known.</summary>
    public required int Models { get; init; }

    public required int Runs { get; init; }

    /// <summary>The clusters its failures are in, most failures first.</summary>
    public required IReadOnlyList<FacetClusterView> Clusters { get; init; }
}
