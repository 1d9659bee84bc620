using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>Numbers and literals, by the grammar of RFC 8259.</summary>
internal static class Scalars
{
    /// <summary>The end of the number or literal that starts at <paramref name="at"/>; -1 when there is none or something else clings to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int End(ReadOnlySpan<byte> row, int at, out JsonValueKind kind)
    {
        int end;
        switch (row[at])
        {
            case (byte)'t':
                kind = JsonValueKind.True;
                end = row[at..].StartsWith("true"u8) ? at + 4 : -1;
                break;
            case (byte)'f':
                kind = JsonValueKind.False;
                end = row[at..].StartsWith("false"u8) ? at + 5 : -1;
                break;
            case (byte)'n':
                kind = JsonValueKind.Null;
                end = row[at..].StartsWith("null"u8) ? at + 4 : -1;
                break;
            default:
                kind = JsonValueKind.Number;
                end = NumberEnd(row, at);
                break;
        }

        return end < 0 || end == row.Length || ByteClass.EndsScalar(row[end]) ? end : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int NumberEnd(ReadOnlySpan<byte> row, int at)
    {
        if (row[at] == '-') at++;
        var digits = Digits(row, at);
        if (digits == at || (row[at] == '0' && digits > at + 1)) return -1;
        at = digits;
        if (at < row.Length && row[at] == '.')
        {
            digits = Digits(row, at + 1);
            if (digits == at + 1) return -1;
            at = digits;
        }

        if (at >= row.Length || (row[at] | 0x20) != 'e') return at;
        at++;
        if (at < row.Length && row[at] is (byte)'+' or (byte)'-') at++;
        digits = Digits(row, at);
        return digits == at ? -1 : digits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ReadOnlySpan<byte> row, int at)
    {
        while ((uint)at < (uint)row.Length && (uint)(row[at] - '0') <= 9) at++;
        return at;
    }
}
