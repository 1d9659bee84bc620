namespace Faultline.Model;

/// <summary>What really happened in a batch: the summary's account beside the one that all sessions give.</summary>
public sealed record BatchResult
{
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>What the summary's final rows say.</summary>
    public required BatchCounts Reported { get; init; }

    /// <summary>What all attempts together say.</summary>
    public required BatchCounts Corrected { get; init; }

    public required BatchRate ReportedRate { get; init; }

    public required BatchRate CorrectedRate { get; init; }

    public required BatchCost Cost { get; init; }

    /// <summary>Every figure with its definition, in the order in which they are shown.</summary>
    public required IReadOnlyList<BatchMetric> Metrics { get; init; }

    /// <summary>By case.</summary>
    public required IReadOnlyList<BatchTest> Tests { get; init; }

    /// <summary>What brought about the final rows that report no pass, most tests first.</summary>
    public required IReadOnlyList<BatchCause> Causes { get; init; }

    /// <summary>By case and kind.</summary>
    public required IReadOnlyList<BatchContradiction> Contradictions { get; init; }

    /// <summary>The run's <c>Batch.Settings</c>; empty when the summary states none.</summary>
    public required IReadOnlyList<BatchSetting> Settings { get; init; }

    /// <summary>See <see cref="Batch.IsFinal"/>.</summary>
    public required bool? IsFinal { get; init; }
}
