namespace Faultline.Importers.Json;

/// <summary>The bare NaN and Infinity that Python writes and JSON does not have: null (not measured) in their place.</summary>
internal static class BareNumbers
{
    /// <summary>The row with null for each of them, and where the first one is; null when there is none outside of strings.</summary>
    public static byte[]? Replace(ReadOnlySpan<byte> row, out int firstAt)
    {
        firstAt = -1;
        if (row.IndexOf("NaN"u8) < 0 && row.IndexOf("Infinity"u8) < 0) return null;
        // Two passes, for memory's sake: the first one only measures.
        var length = Copy(row, [], ref firstAt);
        if (firstAt < 0) return null;
        var replaced = new byte[length];
        Copy(row, replaced, ref firstAt);
        return replaced;
    }

    private static int Copy(ReadOnlySpan<byte> row, Span<byte> to, ref int firstAt)
    {
        int copied = 0, from = 0;
        var inString = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (inString && row[i] == '\\') i++;
            else if (row[i] == '"') inString = !inString;
            else if (!inString && BareLength(row[i..]) is var length and > 0)
            {
                if (firstAt < 0) firstAt = i;
                copied = Append(row[from..i], to, copied);
                copied = Append("null"u8, to, copied);
                from = i + length;
                i = from - 1;
            }
        }

        return Append(row[from..], to, copied);
    }

    private static int Append(ReadOnlySpan<byte> piece, Span<byte> to, int at)
    {
        if (!to.IsEmpty) piece.CopyTo(to[at..]);
        return at + piece.Length;
    }

    private static int BareLength(ReadOnlySpan<byte> json)
        => json.StartsWith("NaN"u8) ? 3 : json.StartsWith("Infinity"u8) ? 8 : json.StartsWith("-Infinity"u8) ? 9 : 0;
}
