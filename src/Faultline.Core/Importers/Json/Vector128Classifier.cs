using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Faultline.Importers.Json;

/// <summary>Four loads of 16 bytes: SSE2, Arm NEON, WebAssembly.</summary>
internal readonly struct Vector128Classifier : IByteClassifier
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClassifyText(ReadOnlySpan<byte> chunk, out ByteMasks masks)
    {
        masks = default;
        for (var at = 0; at < 64; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(chunk.Slice(at, Vector128<byte>.Count));
            masks.Quotes |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'"'))) << at;
            masks.Backslashes |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)'\\'))) << at;
            masks.Controls |= Bits(Vector128.Equals(Vector128.Min(bytes, Vector128.Create((byte)0x1F)), bytes)) << at;
            masks.NonAscii |= Bits(bytes) << at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClassifyStructure(ReadOnlySpan<byte> chunk, ref ByteMasks masks)
    {
        for (var at = 0; at < 64; at += Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(chunk.Slice(at, Vector128<byte>.Count));
            // '[' and '{', ']' and '}' differ in the bit 0x20 only.
            var folded = bytes | Vector128.Create((byte)0x20);
            masks.Operators |= Bits(Vector128.Equals(folded, Vector128.Create((byte)'{')) | Vector128.Equals(folded, Vector128.Create((byte)'}'))
                | Vector128.Equals(bytes, Vector128.Create((byte)':')) | Vector128.Equals(bytes, Vector128.Create((byte)','))) << at;
            masks.Spaces |= Bits(Vector128.Equals(bytes, Vector128.Create((byte)' ')) | Vector128.Equals(bytes, Vector128.Create((byte)'\t'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\r'))) << at;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector128<byte> lanes) => lanes.ExtractMostSignificantBits();
}
