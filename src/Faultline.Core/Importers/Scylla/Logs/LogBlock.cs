namespace Faultline.Importers.Scylla.Logs;

/// <summary>The 'EXPERIMENT COMPLETE' block of one attempt.</summary>
internal sealed class LogBlock
{
    public required int Line { get; init; }

    public decimal? Cost { get; set; }

    public LogLine? CostLine { get; set; }

    public double? Seconds { get; set; }

    public decimal? CostOfPass { get; set; }

    public string? BestTier { get; set; }

    public LogLine? BestLine { get; set; }

    public LogLine? NothingPassed { get; set; }

    public List<LogTier> Tiers { get; } = [];

    /// <summary>True when it says how the attempt ended; the block of an interrupted experiment lists no tier.</summary>
    public bool HasResult => Tiers.Count > 0;

    /// <summary>
    /// What the batch runner makes of it: only the best tier's score above one half is a pass. A tier may be above it although
    /// nothing passed: the judge's own word counts, not the score.
    /// </summary>
    public bool Passed => NothingPassed is null && (BestTier is { } best ? Tiers.Any(tier => tier.Name == best && tier.Passed) : Tiers.Any(tier => tier.Passed));
}
