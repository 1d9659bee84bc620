namespace Faultline.Reports.Verification;

/// <summary>
/// Lines of a report beside the lines it should have: equal ones first (patience: the longest rising run of lines that are unique
/// on both sides, then equal neighbours), and what stands between them by likeness.
/// </summary>
internal static class LineAlignment
{
    // Below this share of common words a line is a new one, not a changed one.
    private const double Alike = 0.5;

    // A stretch without any equal line in it that is larger than this is other text, not an edit of ours.
    private const int LargestStretch = 4_000_000;

    /// <summary>For each line of <paramref name="report"/> the index of the expected line it is or was made from; -1 when it is new.</summary>
    public static int[] Of(IReadOnlyList<string> report, IReadOnlyList<string> expected)
    {
        var partner = new int[report.Count];
        Array.Fill(partner, -1);
        Anchor(report, expected, partner);
        Grow(report, expected, partner);
        FillStretches(report, expected, partner);
        return partner;
    }

    private static void Anchor(IReadOnlyList<string> report, IReadOnlyList<string> expected, int[] partner)
    {
        var (mine, theirs) = (Unique(report), Unique(expected));
        var pairs = mine.Where(m => theirs.ContainsKey(m.Key)).Select(m => (Report: m.Value, Expected: theirs[m.Key])).OrderBy(p => p.Report).ToList();
        foreach (var (at, of) in LongestRising(pairs)) partner[at] = of;
    }

    private static Dictionary<string, int> Unique(IReadOnlyList<string> lines)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++) first[lines[i]] = first.ContainsKey(lines[i]) ? -1 : i;
        return first.Where(l => l.Value >= 0).ToDictionary(StringComparer.Ordinal);
    }

    private static List<(int Report, int Expected)> LongestRising(List<(int Report, int Expected)> pairs)
    {
        var tails = new List<int>();
        var before = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[tails[middle]].Expected < pairs[i].Expected) low = middle + 1;
                else high = middle;
            }

            before[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count) tails.Add(i);
            else tails[low] = i;
        }

        var chain = new List<(int, int)>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = before[i]) chain.Add(pairs[i]);
        chain.Reverse();
        return chain;
    }

    // Lines that occur often (blank ones, fences) belong to the equal lines they stand next to.
    private static void Grow(IReadOnlyList<string> report, IReadOnlyList<string> expected, int[] partner)
    {
        var taken = partner.Where(p => p >= 0).ToHashSet();
        for (var i = 0; i < report.Count; i++) Take(i, i == 0 ? 0 : partner[i - 1] + 1, i == 0 || partner[i - 1] >= 0);
        for (var i = report.Count - 2; i >= 0; i--) Take(i, partner[i + 1] - 1, partner[i + 1] >= 0);

        void Take(int line, int of, bool beside)
        {
            if (!beside || partner[line] >= 0 || of < 0 || of >= expected.Count || report[line] != expected[of] || !taken.Add(of)) return;
            partner[line] = of;
        }
    }

    private static void FillStretches(IReadOnlyList<string> report, IReadOnlyList<string> expected, int[] partner)
    {
        for (var i = 0; i < report.Count; i++)
        {
            if (partner[i] >= 0) continue;
            var end = i;
            while (end < report.Count && partner[end] < 0) end++;
            var (from, to) = (i == 0 ? 0 : partner[i - 1] + 1, end == report.Count ? expected.Count : partner[end]);
            if ((long)(end - i) * Math.Max(0, to - from) <= LargestStretch) Fill(report, expected, partner, (i, end), (from, to));
            i = end - 1;
        }
    }

    private static void Fill(IReadOnlyList<string> report, IReadOnlyList<string> expected, int[] partner, (int From, int To) mine, (int From, int To) theirs)
    {
        var words = Enumerable.Range(theirs.From, Math.Max(0, theirs.To - theirs.From)).Select(i => Words(expected[i])).ToList();
        var next = theirs.From;
        for (var i = mine.From; i < mine.To; i++)
        {
            var own = Words(report[i]);
            var (best, likeness) = (-1, Alike);
            for (var j = next; j < theirs.To; j++)
            {
                var alike = Likeness(own, words[j - theirs.From]);
                if (alike > likeness || (best < 0 && alike >= likeness)) (best, likeness) = (j, alike);
            }

            if (best < 0) continue;
            partner[i] = best;
            next = best + 1;
        }
    }

    private static HashSet<string> Words(string line)
        => [.. line.Split([' ', '|', '*', '`', '(', ')', '[', ']', ',', ';', ':', '.', '"'], StringSplitOptions.RemoveEmptyEntries)];

    private static double Likeness(HashSet<string> a, HashSet<string> b)
    {
        if (a.Count == 0 || b.Count == 0) return 0;
        var common = a.Count(b.Contains);
        return (double)common / Math.Max(a.Count, b.Count);
    }
}
