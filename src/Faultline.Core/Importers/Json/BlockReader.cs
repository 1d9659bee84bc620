using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;

namespace Faultline.Importers.Json;

/// <summary>
/// Reads the rows that start in one block of the file; the last of them may end behind it. One instance for each worker.
/// </summary>
/// <param name="awaitTurn">Waits until all blocks before this one are consumed: rows that outgrow the buffer are read one at a time.</param>
internal sealed class BlockReader<TTally, TItem>(
    SafeFileHandle file,
    string path,
    long size,
    JsonlFields fields,
    JsonlOptions options,
    Func<TTally> create,
    Func<JsonlRow, TTally, TItem?> map,
    Action<long> awaitTurn) : IDisposable
    where TItem : class
{
    private readonly RowScanner _scanner = new(fields, options.Width);
    private readonly int _overlap = Math.Min(JsonlLimits.Overlap, options.BlockBytes);
    private byte[] _own = [];
    private byte[] _buffer = [];
    private long _bufferAt;
    private int _filled;

    public BlockResult<TTally, TItem> Read(long block)
    {
        var from = block * options.BlockBytes;
        var to = Math.Min(from + options.BlockBytes, size);
        var tally = create();
        var result = new BlockResult<TTally, TItem> { Tally = tally };
        // The byte before the block tells whether a row starts with it.
        Fill(Math.Max(0, from - 1), to);
        var at = block == 0 ? AfterByteOrderMark() : FirstRow(to);
        while (at >= 0 && _bufferAt + at < to)
        {
            var end = LineEnd(ref at, block);
            if (end < 0)
            {
                result.Lines++;
                TooLong(result, _bufferAt + at);
                break;
            }

            result.Lines++;
            ReadLine(at, end, result, tally, isTorn: end == _filled);
            at = end + 1;
        }

        _buffer = _own;
        return result;
    }

    public void Dispose() => _scanner.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadLine(int at, int end, BlockResult<TTally, TItem> result, TTally tally, bool isTorn)
    {
        var offset = _bufferAt + at;
        var length = end - at;
        if (length > 0 && _buffer[end - 1] == '\r') length--;
        var padded = _buffer.AsSpan(at);
        if (IsBlank(padded[..length]))
        {
            result.Blank++;
            return;
        }

        if (length > options.MaxRowBytes)
        {
            TooLong(result, offset);
            return;
        }

        // A file of something else: what no row begins with is only counted once enough of it is described, since to say what is wrong costs much.
        if (result.Problems.Count >= options.MaxProblems && padded[..length].TrimStart(" \t\r"u8)[0] != '{')
        {
            result.Unread++;
            return;
        }

        var fault = _scanner.Read(padded, length);
        if (fault is not null)
        {
            result.Unread++;
            var isCutOff = isTorn && fault.Kind == JsonlProblemKind.Malformed;
            Add(result, isCutOff ? JsonlProblemKind.TornLastLine : fault.Kind, offset, fault.At, isCutOff ? "The last line is cut off: " + fault.Message : fault.Message);
            return;
        }

        if (_scanner.Repair is { } repair)
        {
            result.Repaired++;
            Add(result, repair.Kind, offset, repair.At, repair.Message);
        }
        else if (_scanner.WasSlow)
        {
            result.ReadSlowly++;
        }

        result.Rows++;
        if (map(_scanner.Row(padded, length, offset), tally) is { } item) result.Items.Add(new JsonlItem<TItem>(item, result.Lines, offset, length));
    }

    private void TooLong(BlockResult<TTally, TItem> result, long offset)
    {
        result.Unread++;
        Add(result, JsonlProblemKind.TooLong, offset, 0, $"The line is longer than {options.MaxRowBytes:N0} bytes; expected a row of at most that. It was skipped.");
    }

    private void Add(BlockResult<TTally, TItem> result, JsonlProblemKind kind, long offset, int within, string message)
    {
        if (result.Problems.Count < options.MaxProblems) result.Problems.Add(new JsonlProblem(kind, path, result.Lines, offset, offset + within, message));
    }

    private static bool IsBlank(ReadOnlySpan<byte> line)
        => line.Length == 0 || (line[0] <= 0x20 && line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0);

    private int AfterByteOrderMark() => _buffer.AsSpan(0, _filled).StartsWith(ByteOrderMarks.Utf8) ? ByteOrderMarks.Utf8.Length : 0;

    private int FirstRow(long to)
    {
        var within = (int)Math.Min(_filled, to - _bufferAt);
        var lineEnd = _buffer.AsSpan(0, within).IndexOf((byte)'\n');
        return lineEnd < 0 ? -1 : lineEnd + 1;
    }

    /// <summary>Place of the line feed that ends the line at <paramref name="at"/>, or the end of the file; -1 when the line is longer than allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int LineEnd(ref int at, long block)
    {
        var searched = at;
        while (true)
        {
            var found = _buffer.AsSpan(searched, _filled - searched).IndexOf((byte)'\n');
            if (found >= 0) return searched + found;
            if (_bufferAt + _filled >= size) return _filled;
            // One byte more than a row may have, for the CR of a CRLF.
            if (_filled - at > options.MaxRowBytes + 1) return -1;
            searched = _filled;
            if (_filled == _buffer.Length - Tokens.Padding) searched -= Grow(ref at, block);
            FillMore();
        }
    }

    /// <summary>Makes room behind the line that starts at <paramref name="at"/>; returns by how much its bytes moved to the front.</summary>
    private int Grow(ref int at, long block)
    {
        awaitTurn(block);
        var held = _filled - at;
        var moved = at;
        var room = (int)Math.Min(Math.Max(2L * held, _overlap), options.MaxRowBytes + 2L + _overlap);
        var grown = GC.AllocateUninitializedArray<byte>(room + Tokens.Padding);
        _buffer.AsSpan(at, held).CopyTo(grown);
        _buffer = grown;
        _bufferAt += moved;
        _filled = held;
        at = 0;
        return moved;
    }

    private void Fill(long from, long to)
    {
        var room = (int)Math.Min(size - from, options.BlockBytes + 1L + _overlap) + Tokens.Padding;
        if (_own.Length < room) _own = GC.AllocateUninitializedArray<byte>(room);
        _buffer = _own;
        (_bufferAt, _filled) = (from, 0);
        var wanted = Math.Min(size, to + _overlap) - from;
        // A read may give less than was asked for.
        while (_filled < wanted) FillMore();
    }

    private void FillMore()
    {
        var room = (int)Math.Min(_buffer.Length - Tokens.Padding - _filled, size - _bufferAt - _filled);
        var read = RandomAccess.Read(file, _buffer.AsSpan(_filled, room), _bufferAt + _filled);
        if (read == 0) throw new IOException($"'{path}' became shorter while it was read: it had {size} bytes and ends before byte {_bufferAt + _filled + 1} now.");
        _filled += read;
    }
}
