using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Faultline.Importers.Json;

/// <summary>Two loads of 32 bytes: AVX2.</summary>
internal readonly struct Vector256Classifier : IByteClassifier
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClassifyText(ReadOnlySpan<byte> chunk, out ByteMasks masks)
    {
        masks = default;
        for (var at = 0; at < 64; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.Create(chunk.Slice(at, Vector256<byte>.Count));
            masks.Quotes |= Bits(Vector256.Equals(bytes, Vector256.Create((byte)'"'))) << at;
            masks.Backslashes |= Bits(Vector256.Equals(bytes, Vector256.Create((byte)'\\'))) << at;
            masks.Controls |= Bits(Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes)) << at;
            masks.NonAscii |= Bits(bytes) << at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClassifyStructure(ReadOnlySpan<byte> chunk, ref ByteMasks masks)
    {
        for (var at = 0; at < 64; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.Create(chunk.Slice(at, Vector256<byte>.Count));
            // '[' and '{', ']' and '}' differ in the bit 0x20 only.
            var folded = bytes | Vector256.Create((byte)0x20);
            masks.Operators |= Bits(Vector256.Equals(folded, Vector256.Create((byte)'{')) | Vector256.Equals(folded, Vector256.Create((byte)'}'))
                | Vector256.Equals(bytes, Vector256.Create((byte)':')) | Vector256.Equals(bytes, Vector256.Create((byte)','))) << at;
            masks.Spaces |= Bits(Vector256.Equals(bytes, Vector256.Create((byte)' ')) | Vector256.Equals(bytes, Vector256.Create((byte)'\t'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\r'))) << at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> lanes) => lanes.ExtractMostSignificantBits();
}
