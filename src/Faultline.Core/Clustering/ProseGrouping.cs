using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>
/// Groups prose by its words (TF-IDF, average link). Beyond a few thousand texts they are first cut into blocks that share weighty
/// features, and the exact method runs inside the blocks.
/// </summary>
internal static class ProseGrouping
{
    /// <summary>Mean similarity from which two groups are one.</summary>
    public const float Threshold = 0.16f;

    // 5,000 texts are 50 MB of similarities and a few seconds.
    private const int MostExact = 5_000;

    public static IEnumerable<SignatureGroup> Of(IReadOnlyList<Signature> signatures, IReadOnlyList<int> members)
    {
        // The order must not show: by name, not by arrival.
        var ordered = members.OrderBy(m => signatures[m].Fingerprint, StringComparer.Ordinal).ToList();
        var vectors = new ProseVectors([.. ordered.Select(m => signatures[m].Headline)]);
        foreach (var block in ProseBlocks.Of(vectors, MostExact))
        {
            var group = AverageLink.Group(block.Count, (a, b) => vectors.Similarity(block[a], block[b]), Threshold);
            foreach (var together in Enumerable.Range(0, block.Count).GroupBy(i => group[i], i => block[i]))
            {
                List<int> texts = [.. together];
                var typical = Typical(vectors, texts);
                var tokens = signatures[ordered[typical]].Tokens;
                yield return new SignatureGroup([.. texts.Select(t => ordered[t]).Order()], tokens, new string?[tokens.Count], ordered[typical]);
            }
        }
    }

    /// <summary>The member with the highest mean similarity to the others; of large groups to the first hundred.</summary>
    public static int Typical(ProseVectors vectors, IReadOnlyList<int> texts)
    {
        var sample = texts.Take(100).ToList();
        return texts.Count <= 2 ? texts[0] : sample.MaxBy(t => sample.Sum(o => vectors.Similarity(t, o)));
    }
}
