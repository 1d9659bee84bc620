namespace Faultline.Model;

/// <summary>Orders names of cases as people do: <c>9</c> before <c>10</c>. Numbers compare by value, all else by code unit; never equal unless the same.</summary>
public sealed class CaseOrder : IComparer<string>
{
    public static CaseOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var (i, j) = (0, 0);
        while (i < x.Length && j < y.Length)
        {
            var order = char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j])
                ? Numbers(Number(x, ref i), Number(y, ref j))
                : x[i++].CompareTo(y[j++]);
            if (order != 0) return order;
        }

        var rest = (x.Length - i).CompareTo(y.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    // Digits without leading zeros: the longer one is the larger number, however long it is.
    private static int Numbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
        => a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.SequenceCompareTo(b);

    private static ReadOnlySpan<char> Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return text.AsSpan(start, at - start).TrimStart('0');
    }
}
