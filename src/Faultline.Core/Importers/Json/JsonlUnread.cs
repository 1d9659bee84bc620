namespace Faultline.Importers.Json;

/// <summary>A line that is no row, while it lies in the reader's buffer, for callers that say themselves what is wrong with it.</summary>
public readonly ref struct JsonlUnread
{
    internal JsonlUnread(JsonlProblemKind kind, ReadOnlySpan<byte> bytes, long line, long offset)
    {
        Kind = kind;
        Bytes = bytes;
        Line = line;
        Offset = offset;
    }

    public JsonlProblemKind Kind { get; }

    /// <summary>The line without its line end; empty when it is too long.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <inheritdoc cref="JsonlRow.Line"/>
    public long Line { get; }

    /// <summary>Place of the line's first byte in the file.</summary>
    public long Offset { get; }
}
