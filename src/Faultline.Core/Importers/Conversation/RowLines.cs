namespace Faultline.Importers.Conversation;

/// <summary>The lines of a file of rows, one at a time, in a buffer that grows to the longest line.</summary>
internal static class RowLines
{
    private const int FirstBuffer = 1 << 18;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static IEnumerable<RowLine> Read(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var buffer = new byte[FirstBuffer];
        var (start, filled, line) = (0, 0, 0);
        var bufferAt = 0L;
        var isEnd = false;
        while (true)
        {
            var length = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n');
            if (length < 0 && !isEnd)
            {
                if (start == 0 && filled == buffer.Length) Array.Resize(ref buffer, checked(buffer.Length * 2));
                buffer.AsSpan(start, filled - start).CopyTo(buffer);
                (bufferAt, filled, start) = (bufferAt + start, filled - start, 0);
                var read = RandomAccess.Read(file, buffer.AsSpan(filled), bufferAt + filled);
                filled += read;
                isEnd = read == 0;
                continue;
            }

            if (length < 0 && start == filled) yield break;
            var end = length < 0 ? filled : start + length;
            var skip = line == 0 && buffer.AsSpan(start, end - start).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
            yield return new RowLine(++line, bufferAt + start + skip, Trimmed(buffer, start + skip, end));
            start = Math.Min(end + 1, filled);
            if (length < 0) yield break;
        }
    }

    private static ReadOnlyMemory<byte> Trimmed(byte[] buffer, int start, int end)
    {
        while (end > start && buffer[end - 1] is (byte)'\r' or (byte)' ' or (byte)'\t') end--;
        return buffer.AsMemory(start, end - start);
    }
}
