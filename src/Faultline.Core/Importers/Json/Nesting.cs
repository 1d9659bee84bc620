using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>Steps over an object or array, checking its grammar.</summary>
internal static class Nesting
{
    /// <summary>As in System.Text.Json; deeper rows are problems.</summary>
    public const int MaxDepth = 64;

    /// <summary>
    /// The index of the token after the object or array that opens at token <paramref name="i"/>; -1 when the grammar is broken or
    /// the nesting too deep. <paramref name="above"/> is the number of levels around it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Skip(ReadOnlySpan<byte> row, ReadOnlySpan<int> tokens, int i, int above)
    {
        // Bit 0 is the innermost level: set for an object.
        var levels = 0UL;
        var depth = 0;
        while (true)
        {
            // Here a container opens.
            var isObject = row[tokens[i++]] == '{';
            if (++depth + above > MaxDepth || i >= tokens.Length) return -1;
            levels = (levels << 1) | (isObject ? 1UL : 0UL);
            var first = true;
            while (true)
            {
                if (first && row[tokens[i]] == (isObject ? '}' : ']'))
                {
                    // Empty.
                }
                else
                {
                    first = false;
                    if (isObject)
                    {
                        i = AfterKey(row, tokens, i);
                        if (i < 0) return -1;
                    }

                    var c = row[tokens[i]];
                    if (c == '"') i += 2;
                    else if (c is (byte)'{' or (byte)'[') break;
                    else if (Scalars.End(row, tokens[i], out _) < 0) return -1;
                    else i++;
                }

                // Here a value has ended, or an empty container ends.
                while (true)
                {
                    if (i >= tokens.Length) return -1;
                    var after = row[tokens[i++]];
                    if (after == ',' && !first) break;
                    if (after != (isObject ? '}' : ']')) return -1;
                    first = false;
                    levels >>= 1;
                    if (--depth == 0) return i;
                    isObject = (levels & 1) != 0;
                }

                if (i >= tokens.Length) return -1;
            }
        }
    }

    /// <summary>The index of the value's token, where token <paramref name="i"/> must open a key; -1 when it does not or no value follows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AfterKey(ReadOnlySpan<byte> row, ReadOnlySpan<int> tokens, int i)
        => i + 3 < tokens.Length && row[tokens[i]] == '"' && row[tokens[i + 2]] == ':' ? i + 3 : -1;

    /// <summary>Steps over any value that starts at token <paramref name="i"/> and says where it lies; -1 as above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Value(ReadOnlySpan<byte> row, ReadOnlySpan<int> tokens, int i, int above, out JsonlSlice slice)
    {
        var start = tokens[i];
        int next, end;
        JsonValueKind kind;
        switch (row[start])
        {
            case (byte)'"':
                (next, end, kind) = (i + 2, tokens[i + 1] + 1, JsonValueKind.String);
                break;
            case (byte)'{' or (byte)'[':
                kind = row[start] == '{' ? JsonValueKind.Object : JsonValueKind.Array;
                next = Skip(row, tokens, i, above);
                end = next < 0 ? -1 : tokens[next - 1] + 1;
                break;
            default:
                end = Scalars.End(row, start, out kind);
                next = end < 0 ? -1 : i + 1;
                break;
        }

        slice = next < 0 ? default : new JsonlSlice(start, end - start, kind);
        return next;
    }
}
