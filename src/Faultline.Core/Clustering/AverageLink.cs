namespace Faultline.Clustering;

/// <summary>
/// Agglomerative clustering by the mean similarity of two groups' members, down to a threshold, exactly: chains of nearest neighbours
/// (Murtagh 1983), quadratic in time and memory. Ties go to the lower position.
/// </summary>
internal static class AverageLink
{
    /// <returns>For each item the lowest position of its group.</returns>
    public static int[] Group(int count, Func<int, int, float> similarity, float threshold)
    {
        var matrix = new float[count][];
        for (var i = 0; i < count; i++)
        {
            matrix[i] = new float[i];
            for (var j = 0; j < i; j++) matrix[i][j] = similarity(i, j);
        }

        var group = Enumerable.Range(0, count).ToArray();
        var size = Enumerable.Repeat(1, count).ToArray();
        var open = Enumerable.Repeat(true, count).ToArray();
        var chain = new Stack<int>();
        for (var start = 0; start < count; start++)
        {
            if (open[start]) chain.Push(start);
            while (chain.Count > 0)
            {
                var top = chain.Peek();
                var before = chain.Count > 1 ? chain.ElementAt(1) : -1;
                var (nearest, most) = Nearest(top, before);
                // Mean similarities only fall as groups grow: what has no neighbour now never will have one.
                if (most < threshold)
                {
                    open[top] = false;
                    chain.Pop();
                }
                else if (nearest == before)
                {
                    chain.Pop();
                    chain.Pop();
                    Merge(Math.Min(top, before), Math.Max(top, before));
                    if (chain.Count == 0) chain.Push(Math.Min(top, before));
                }
                else
                {
                    chain.Push(nearest);
                }
            }
        }

        for (var i = 0; i < count; i++) group[i] = Root(i);
        return group;

        (int Nearest, float Most) Nearest(int of, int preferred)
        {
            var best = preferred;
            var most = preferred < 0 ? float.NegativeInfinity : At(of, preferred);
            for (var i = 0; i < count; i++)
            {
                if (i == of || !open[i]) continue;
                var s = At(of, i);
                if (s > most) (best, most) = (i, s);
            }

            return (best, most);
        }

        void Merge(int into, int from)
        {
            for (var k = 0; k < count; k++)
            {
                if (k == into || k == from || !open[k]) continue;
                ref var kept = ref Cell(k, into);
                kept = ((kept * size[into]) + (At(k, from) * size[from])) / (size[into] + size[from]);
            }

            size[into] += size[from];
            open[from] = false;
            group[from] = into;
        }

        int Root(int i) => group[i] == i ? i : group[i] = Root(group[i]);

        float At(int a, int b) => a > b ? matrix[a][b] : matrix[b][a];

        ref float Cell(int a, int b) => ref (a > b ? ref matrix[a][b] : ref matrix[b][a]);
    }
}
