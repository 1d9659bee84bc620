namespace Faultline.Clustering;

/// <summary>Cuts many texts into blocks in which the exact method is affordable.</summary>
internal static class ProseBlocks
{
    /// <summary>
    /// One block when there are few. Otherwise each text joins those that share its rarest features, rarest first, as long as the
    /// block stays below the limit: texts of one cause share their rare words.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<int>> Of(ProseVectors vectors, int limit)
    {
        if (vectors.Count <= limit) return vectors.Count == 0 ? [] : [[.. Enumerable.Range(0, vectors.Count)]];
        var texts = new Dictionary<int, List<int>>();
        for (var t = 0; t < vectors.Count; t++)
        {
            foreach (var feature in vectors.Features(t))
            {
                if (!texts.TryGetValue(feature, out var list)) texts[feature] = list = [];
                list.Add(t);
            }
        }

        var root = Enumerable.Range(0, vectors.Count).ToArray();
        var size = Enumerable.Repeat(1, vectors.Count).ToArray();
        foreach (var (_, list) in texts.OrderBy(f => f.Value.Count).ThenBy(f => f.Key))
        {
            for (var i = 1; i < list.Count; i++)
            {
                var (a, b) = (Root(list[i - 1]), Root(list[i]));
                if (a == b || size[a] + size[b] > limit) continue;
                if (b < a) (a, b) = (b, a);
                root[b] = a;
                size[a] += size[b];
            }
        }

        return [.. Enumerable.Range(0, vectors.Count).GroupBy(Root).OrderBy(g => g.Key).Select(g => (IReadOnlyList<int>)[.. g])];

        int Root(int i)
        {
            while (root[i] != i) i = root[i] = root[root[i]];
            return i;
        }
    }
}
