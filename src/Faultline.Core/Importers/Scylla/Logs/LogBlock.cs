namespace Faultline.Importers.Scylla.Logs;

/// <summary>The 'EXPERIMENT COMPLETE' block of one attempt.</summary>
internal sealed class LogBlock
{
    public required int Line { get; init; }

    public decimal? Cost { get; set; }

    public LogLine? CostLine { get; set; }

    public double? Seconds { get; set; }

    public string? BestTier { get; set; }

    public LogLine? NothingPassed { get; set; }

    public List<LogTier> Tiers { get; } = [];

    /// <summary>What the batch runner makes of it: only the best tier's score above one half is a pass.</summary>
    public bool Passed => BestTier is { } best && Tiers.Any(tier => tier.Name == best && tier.Passed);
}
