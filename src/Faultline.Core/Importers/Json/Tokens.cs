using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Faultline.Importers.Json;

/// <summary>
/// The first of two steps over a row: where its tokens are. A token is an operator, both quotes of a string, and the first byte of
/// anything else outside strings. Strings are checked here in full (escapes, control characters), so the second step reads no text.
/// </summary>
internal static class Tokens
{
    /// <summary>A row with more tokens is read by System.Text.Json: memory stays bounded.</summary>
    public const int Most = 1 << 16;

    /// <summary>Bytes behind a row that must be readable; their content does not matter.</summary>
    public const int Padding = 64;

    private const ulong OddBits = 0xAAAA_AAAA_AAAA_AAAA;

    /// <summary>
    /// Writes the positions of the tokens of <paramref name="padded"/>, whose first <paramref name="length"/> bytes are the row.
    /// Returns their number, or -1 for a row that System.Text.Json must look at.
    /// </summary>
    public static int Find(ReadOnlySpan<byte> padded, int length, int[] positions, VectorWidth width, out RowTraits traits) => Resolve(width) switch
    {
        VectorWidth.Vector512 => Find<Vector512Classifier>(padded, length, positions, out traits),
        VectorWidth.Vector256 => Find<Vector256Classifier>(padded, length, positions, out traits),
        VectorWidth.Vector128 => Find<Vector128Classifier>(padded, length, positions, out traits),
        _ => Find<ScalarClassifier>(padded, length, positions, out traits),
    };

    private static VectorWidth Resolve(VectorWidth width)
    {
        if (width != VectorWidth.Best) return width;
        if (Vector512.IsHardwareAccelerated) return VectorWidth.Vector512;
        if (Vector256.IsHardwareAccelerated) return VectorWidth.Vector256;
        return Vector128.IsHardwareAccelerated ? VectorWidth.Vector128 : VectorWidth.Scalar;
    }

    // Rows are many from the first moment: no time is spent in unoptimised code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Find<TClassifier>(ReadOnlySpan<byte> padded, int length, int[] positions, out RowTraits traits)
        where TClassifier : struct, IByteClassifier
    {
        var count = 0;
        ulong inString = 0, escapedNext = 0, scalarBefore = 0, nonAscii = 0, backslashes = 0;
        traits = RowTraits.None;
        for (var at = 0; at < length; at += 64)
        {
            var chunk = padded.Slice(at, 64);
            TClassifier.ClassifyText(chunk, out var masks);
            var left = length - at;
            var inRow = left >= 64 ? ulong.MaxValue : (1UL << left) - 1;
            nonAscii |= masks.NonAscii & inRow;

            // Most chunks of a long text: nothing in them ends the string or needs a look.
            if (((masks.Quotes | masks.Backslashes | masks.Controls) & inRow) == 0 && (inString & ~escapedNext) == ulong.MaxValue)
            {
                scalarBefore = 0;
                continue;
            }

            TClassifier.ClassifyStructure(chunk, ref masks);
            var backslash = masks.Backslashes & inRow;
            var escaped = escapedNext;
            if (backslash != 0) escaped = Escaped(backslash, ref escapedNext);
            else escapedNext = 0;
            var quotes = masks.Quotes & inRow & ~escaped;
            var strings = PrefixXor(quotes) ^ inString;
            inString = (ulong)((long)strings >> 63);
            if ((masks.Controls & strings & inRow) != 0) return Leave(padded, length, nonAscii, out traits);
            if ((escaped & inRow) != 0 && !EscapesAreLegal(padded[..length], at, escaped & inRow)) return Leave(padded, length, nonAscii, out traits);

            backslashes |= backslash;
            var scalars = ~(masks.Operators | masks.Spaces | quotes | strings) & inRow;
            var starts = scalars & ~((scalars << 1) | scalarBefore);
            scalarBefore = scalars >> 63;
            var tokens = ((masks.Operators & ~strings) | quotes | starts) & inRow;
            if (count > positions.Length - 64) return Leave(padded, length, nonAscii, out traits);
            while (tokens != 0)
            {
                positions[count++] = at + BitOperations.TrailingZeroCount(tokens);
                tokens &= tokens - 1;
            }
        }

        if (inString != 0) return Leave(padded, length, nonAscii, out traits);
        if (nonAscii != 0) traits |= RowTraits.NonAscii;
        if (backslashes != 0) traits |= RowTraits.Escapes;
        return count;
    }

    /// <summary>The rest of the row was not looked at, so it is asked whether all of it is ASCII.</summary>
    private static int Leave(ReadOnlySpan<byte> padded, int length, ulong nonAscii, out RowTraits traits)
    {
        traits = nonAscii != 0 || !System.Text.Ascii.IsValid(padded[..length]) ? RowTraits.NonAscii : RowTraits.None;
        return -1;
    }

    /// <summary>The bytes that follow an odd number of backslashes (the subtraction carries through each series of them).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Escaped(ulong backslash, ref ulong escapedNext)
    {
        var potential = backslash & ~escapedNext;
        var codes = (((potential << 1) | OddBits) - potential) ^ OddBits;
        var escaped = codes ^ (backslash | escapedNext);
        escapedNext = (codes & backslash) >> 63;
        return escaped;
    }

    /// <summary>Bit n of the result is the exclusive or of the bits 0 to n: set from an opening quote up to its closing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported) return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        for (var shift = 1; shift < 64; shift <<= 1) bits ^= bits << shift;
        return bits;
    }

    private static bool EscapesAreLegal(ReadOnlySpan<byte> row, int at, ulong escaped)
    {
        for (; escaped != 0; escaped &= escaped - 1)
        {
            var place = at + BitOperations.TrailingZeroCount(escaped);
            switch (row[place])
            {
                case (byte)'n' or (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'t' or (byte)'r' or (byte)'b' or (byte)'f':
                    continue;
                case (byte)'u' when row.Length - place > 4 && char.IsAsciiHexDigit((char)row[place + 1]) && char.IsAsciiHexDigit((char)row[place + 2])
                    && char.IsAsciiHexDigit((char)row[place + 3]) && char.IsAsciiHexDigit((char)row[place + 4]):
                    continue;
                default:
                    return false;
            }
        }

        return true;
    }
}
