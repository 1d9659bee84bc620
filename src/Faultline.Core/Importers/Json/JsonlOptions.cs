namespace Faultline.Importers.Json;

/// <summary>Sizes of a scan; the defaults are what was measured best.</summary>
public sealed record JsonlOptions
{
    /// <summary>A block must at least hold a byte order mark and one more byte.</summary>
    private const int LeastBlock = 4;

    /// <summary>Positions in a row and twice its length must be an <c>int</c>.</summary>
    private const int LongestRow = 512 << 20;

    /// <summary>Bytes that one worker takes at a time. It does not limit rows.</summary>
    public int BlockBytes { get; init => field = InRange(value, LeastBlock, LongestRow); } = 4 << 20;

    /// <summary>Longer rows are problems. Rows longer than a block are read one at a time, so memory stays at about three times this plus the blocks.</summary>
    public int MaxRowBytes { get; init => field = InRange(value, 1, LongestRow); } = 32 << 20;

    public int Workers { get; init => field = InRange(value, 1, 64); } = Math.Min(Environment.ProcessorCount, 8);

    /// <summary>Problems that are kept with their place; all are counted.</summary>
    public int MaxProblems { get; init => field = InRange(value, 0, int.MaxValue); } = 1000;

    internal VectorWidth Width { get; init; }

    private static int InRange(int value, int least, int most)
        => value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"Expected {least} to {most}.");
}
