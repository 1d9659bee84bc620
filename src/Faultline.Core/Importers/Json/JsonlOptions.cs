namespace Faultline.Importers.Json;

/// <summary>Sizes of a scan; the defaults are what was measured best.</summary>
public sealed record JsonlOptions
{
    /// <summary>Bytes that one worker takes at a time. It does not limit rows.</summary>
    public int BlockBytes { get; init; } = 4 << 20;

    /// <summary>Longer rows are problems. Rows longer than a block are read one at a time, so memory stays at about three times this plus the blocks.</summary>
    public int MaxRowBytes { get; init; } = 32 << 20;

    public int Workers { get; init; } = Math.Min(Environment.ProcessorCount, 8);

    /// <summary>Problems that are kept with their place; all are counted.</summary>
    public int MaxProblems { get; init; } = 1000;

    internal VectorWidth Width { get; init; }
}
