using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Faultline.Importers.Json;

/// <summary>One load of 64 bytes: AVX-512BW.</summary>
internal readonly struct Vector512Classifier : IByteClassifier
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClassifyText(ReadOnlySpan<byte> chunk, out ByteMasks masks)
    {
        masks = default;
        var bytes = Vector512.Create(chunk);
        masks.Quotes = Bits(Vector512.Equals(bytes, Vector512.Create((byte)'"')));
        masks.Backslashes = Bits(Vector512.Equals(bytes, Vector512.Create((byte)'\\')));
        masks.Controls = Bits(Vector512.LessThan(bytes, Vector512.Create((byte)0x20)));
        masks.NonAscii = Bits(bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClassifyStructure(ReadOnlySpan<byte> chunk, ref ByteMasks masks)
    {
        var bytes = Vector512.Create(chunk);
        // '[' and '{', ']' and '}' differ in the bit 0x20 only.
        var folded = bytes | Vector512.Create((byte)0x20);
        masks.Operators = Bits(Vector512.Equals(folded, Vector512.Create((byte)'{'))) | Bits(Vector512.Equals(folded, Vector512.Create((byte)'}')))
            | Bits(Vector512.Equals(bytes, Vector512.Create((byte)':'))) | Bits(Vector512.Equals(bytes, Vector512.Create((byte)',')));
        masks.Spaces = Bits(Vector512.Equals(bytes, Vector512.Create((byte)' '))) | Bits(Vector512.Equals(bytes, Vector512.Create((byte)'\t')))
            | Bits(Vector512.Equals(bytes, Vector512.Create((byte)'\r')));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector512<byte> lanes) => lanes.ExtractMostSignificantBits();
}
