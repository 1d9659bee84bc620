using System.Buffers;
using System.Text;

namespace Faultline.Importers.Json;

/// <summary>Invalid UTF-8 in a row: where it is, and the row with U+FFFD in its place.</summary>
internal static class Utf8Repair
{
    public static int FirstInvalid(ReadOnlySpan<byte> row)
    {
        var at = 0;
        while (at < row.Length && Rune.DecodeFromUtf8(row[at..], out _, out var used) == OperationStatus.Done) at += used;
        return at;
    }

    /// <summary>Each longest piece that cannot be part of a character becomes one U+FFFD, as in all of .NET. Two passes, for memory's sake.</summary>
    public static byte[] Replace(ReadOnlySpan<byte> row)
    {
        var length = 0;
        for (var at = 0; at < row.Length;)
        {
            Rune.DecodeFromUtf8(row[at..], out var rune, out var used);
            length += rune.Utf8SequenceLength;
            at += used;
        }

        var repaired = new byte[length];
        var to = 0;
        for (var at = 0; at < row.Length;)
        {
            Rune.DecodeFromUtf8(row[at..], out var rune, out var used);
            to += rune.EncodeToUtf8(repaired.AsSpan(to));
            at += used;
        }

        return repaired;
    }
}
