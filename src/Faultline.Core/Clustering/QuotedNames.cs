namespace Faultline.Clustering;

/// <summary>The quoted parts of a tool's sentence, which may hold spaces: <c>'{ name: string; }'</c>.</summary>
internal static class QuotedNames
{
    private const int MaxLength = 300;

    /// <summary>Start and length of each quoted part without its quotes, from left to right. Linear in the sentence.</summary>
    public static IEnumerable<(int Start, int Length)> Of(string sentence)
    {
        for (var i = 0; i < sentence.Length; i++)
        {
            if (sentence[i] is not ('\'' or '"' or '`') || (i > 0 && char.IsLetterOrDigit(sentence[i - 1]))) continue;
            var close = Close(sentence, i);
            if (close < 0) continue;
            if (close > i + 1) yield return (i + 1, close - i - 1);
            i = close;
        }
    }

    /// <summary>The quoted part number <paramref name="which"/> (from 1, or from the end as -1); null when there are fewer.</summary>
    public static string? At(string sentence, int which)
    {
        var all = Of(sentence).ToList();
        var index = which > 0 ? which - 1 : all.Count + which;
        return index >= 0 && index < all.Count ? sentence.Substring(all[index].Start, all[index].Length) : null;
    }

    private static int Close(string sentence, int open)
    {
        var end = Math.Min(sentence.Length, open + MaxLength);
        for (var i = open + 1; i < end && sentence[i] != '\n'; i++)
        {
            if (sentence[i] == sentence[open] && (i + 1 == sentence.Length || !char.IsLetterOrDigit(sentence[i + 1]))) return i;
        }

        return -1;
    }
}
