namespace Faultline.Reports.Machine;

/// <summary>What really happened in a batch with several sessions.</summary>
public sealed record BatchView
{
    public required IReadOnlyList<SessionView> Sessions { get; init; }

    /// <summary>What the summary's final rows say.</summary>
    public required BatchCountsView Reported { get; init; }

    /// <summary>What all attempts together say.</summary>
    public required BatchCountsView Corrected { get; init; }

    public required BatchCostView Cost { get; init; }

    /// <summary>By id.</summary>
    public required IReadOnlyList<BatchTestView> Tests { get; init; }

    /// <summary>Every figure with its definition.</summary>
    public required IReadOnlyList<BatchMetricView> Metrics { get; init; }

    /// <summary>What brought about the final rows that report no pass, most tests first.</summary>
    public required IReadOnlyList<BatchCauseView> Causes { get; init; }

    /// <summary>Where two sources say different things.</summary>
    public required IReadOnlyList<BatchContradictionView> Contradictions { get; init; }

    /// <summary>False when the batch was killed before its end; null when the summary does not tell.</summary>
    public required bool? IsFinal { get; init; }
}
