using System.Buffers.Binary;

namespace Faultline.Importers.ConvexEvals;

/// <summary>
/// Names the compression method of an entry, which ZipArchive keeps to itself: APPNOTE.TXT 4.3.12 (central directory) and 4.4.5 (methods).
/// </summary>
internal static class ZipMethods
{
    private const int EndLength = 22;
    private const int HeaderLength = 46;

    /// <summary>The method of the entry at <paramref name="index"/> in the order of the directory; null when it cannot be found out.</summary>
    public static string? NameOf(Stream archive, int index)
    {
        var tail = new byte[Math.Min(archive.Length, ushort.MaxValue + EndLength)];
        if (!TryRead(archive, archive.Length - tail.Length, tail)) return null;
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || end + EndLength > tail.Length) return null;
        long at = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var header = new byte[HeaderLength];
        for (var i = 0; ; i++)
        {
            if (!TryRead(archive, at, header) || !header.AsSpan().StartsWith("PK\x01\x02"u8)) return null;
            if (i == index) return Describe(BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(10)));
            at += HeaderLength + Length(28) + Length(30) + Length(32);
        }

        int Length(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(offset));
    }

    private static string? Describe(ushort method) => method switch
    {
        0 or 8 or 9 => null,
        12 => "method 12, bzip2",
        14 => "method 14, lzma",
        93 => "method 93, zstd",
        95 => "method 95, xz",
        99 => "method 99, AES encryption",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"method {method}"),
    };

    private static bool TryRead(Stream archive, long at, Span<byte> bytes)
    {
        if (at < 0 || at + bytes.Length > archive.Length) return false;
        archive.Position = at;
        archive.ReadExactly(bytes);
        return true;
    }
}
