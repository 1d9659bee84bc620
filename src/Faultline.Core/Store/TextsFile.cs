using System.Text.Json;

namespace Faultline.Store;

/// <summary>
/// Reads texts of one run. They are asked for nearly in the order in which they lie, so that a large piece is read at once; short ones that
/// many trials share lie further back and are kept.
/// </summary>
internal sealed class TextsFile(string path) : IDisposable
{
    private const int PieceBytes = 1 << 20;
    private const int MostKept = 10_000;

    private readonly FileStream _file = JsonLines.OpenShared(path);
    private readonly Dictionary<long, string> _kept = [];
    private byte[] _piece = [];
    private long _pieceAt;
    private int _pieceLength;

    /// <summary>The text of a line; null when no such line is there.</summary>
    public string? Read(long offset, int length)
    {
        if (offset < 0 || length <= 0 || offset > _file.Length - length) return null;
        if (length <= RunLines.LongestKnown && _kept.TryGetValue(offset, out var kept)) return kept;
        var text = Parse(Bytes(offset, length));
        if (text is not null && length <= RunLines.LongestKnown && _kept.Count < MostKept) _kept.Add(offset, text);
        return text;
    }

    public void Dispose() => _file.Dispose();

    private ReadOnlySpan<byte> Bytes(long offset, int length)
    {
        if (offset >= _pieceAt && offset + length <= _pieceAt + _pieceLength) return _piece.AsSpan((int)(offset - _pieceAt), length);
        if (offset < _pieceAt)
        {
            // What lies further back is asked for alone: the next text is ahead again.
            var alone = new byte[length];
            return alone.AsSpan(0, ReadAt(offset, alone));
        }

        if (_piece.Length < Math.Max(length, PieceBytes)) _piece = GC.AllocateUninitializedArray<byte>(Math.Max(length, PieceBytes));
        _pieceAt = offset;
        _pieceLength = ReadAt(offset, _piece);
        return _piece.AsSpan(0, Math.Min(length, _pieceLength));
    }

    private int ReadAt(long offset, Span<byte> bytes)
    {
        _file.Position = offset;
        return _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
    }

    private static string? Parse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, StoreJson.Line<TextLine>())?.Text;
        }
        catch (JsonException)
        {
            // The caller reports what is missing, and where.
            return null;
        }
    }
}
