namespace Faultline.Importers.Json;

internal static class JsonlLimits
{
    /// <summary>Longer rows are read by System.Text.Json, a token at a time: they are rare, and the token positions need not grow.</summary>
    public const int FastRowBytes = 4 << 20;

    /// <summary>Read behind a block at once for the row that its end cuts.</summary>
    public const int Overlap = 64 << 10;

    /// <summary>Levels of nesting that System.Text.Json is told to read; the fast way stops at its usual 64. Deeper rows are problems.</summary>
    public const int MaxDepth = 256;
}
