namespace Faultline.Model;

/// <summary>What really happened in a batch: the summary's account beside the one that all sessions give.</summary>
public sealed record BatchResult
{
    public required IReadOnlyList<Session> Sessions { get; init; }

    public required BatchCounts Reported { get; init; }

    public required BatchCounts Corrected { get; init; }

    public required BatchCost Cost { get; init; }

    /// <summary>By case.</summary>
    public required IReadOnlyList<BatchTest> Tests { get; init; }
}
