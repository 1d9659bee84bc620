namespace Faultline.Store;

/// <summary>Some whole lines of a file, one after the other.</summary>
/// <param name="Bytes">The lines with their line ends; the file's last line may lack its own.</param>
/// <param name="FirstLine">Number of the first of them, from 1.</param>
/// <param name="IsLast">True when the file ends with them.</param>
internal sealed record LineBlock(ReadOnlyMemory<byte> Bytes, int FirstLine, bool IsLast)
{
    private const int BlockBytes = 512 * 1024;

    /// <summary>The file in blocks, from where it stands. A line longer than a block makes the block that holds it longer.</summary>
    public static IEnumerable<LineBlock> Of(FileStream file)
    {
        var (rest, line) = (ReadOnlyMemory<byte>.Empty, 1);
        while (true)
        {
            var buffer = new byte[Math.Max(BlockBytes, 2 * rest.Length)];
            rest.CopyTo(buffer);
            var filled = rest.Length + file.ReadAtLeast(buffer.AsSpan(rest.Length), buffer.Length - rest.Length, throwOnEndOfStream: false);
            var isLast = filled < buffer.Length;
            var whole = isLast ? filled : buffer.AsSpan().LastIndexOf((byte)'\n') + 1;
            rest = buffer.AsMemory(whole, filled - whole);
            if (whole > 0)
            {
                yield return new LineBlock(buffer.AsMemory(0, whole), line, isLast);
                line += buffer.AsSpan(0, whole).Count((byte)'\n');
            }

            if (isLast) yield break;
        }
    }

    /// <summary>The lines that hold something, with their numbers, without their line ends.</summary>
    public IEnumerable<(int Line, ReadOnlyMemory<byte> Bytes)> Lines()
    {
        var (rest, line) = (Bytes, FirstLine);
        while (!rest.IsEmpty)
        {
            var length = rest.Span.IndexOf((byte)'\n');
            var bytes = length < 0 ? rest : rest[..length];
            if (!bytes.Span.Trim(" \r"u8).IsEmpty) yield return (line, bytes);
            rest = length < 0 ? default : rest[(length + 1)..];
            line++;
        }
    }
}
