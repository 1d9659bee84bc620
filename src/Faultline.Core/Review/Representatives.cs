using Faultline.Model;

namespace Faultline.Review;

/// <summary>
/// Which failures of a group of like ones are read for all: the one in the middle, the one farthest from it, one by chance, and a tenth of
/// the rest; all when there are no more than three.
/// </summary>
public static class Representatives
{
    public const int AtLeast = 3;

    // The middle of a large group is looked for among so many of it.
    private const int MaxCompared = 200;

    /// <param name="members">Ids with the words of their decisive texts.</param>
    /// <returns>Ids, in the order of the members.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<(string Id, IReadOnlySet<string> Words)> members)
    {
        if (members.Count <= AtLeast) return [.. members.Select(m => m.Id)];
        var byChance = members.Select(m => m.Id).OrderBy(ContentHash.Short, StringComparer.Ordinal).ToList();
        var sampled = byChance.Take(MaxCompared).ToHashSet(StringComparer.Ordinal);
        var compared = members.Count <= MaxCompared ? members : [.. members.Where(m => sampled.Contains(m.Id))];
        var middle = compared.MinBy(m => compared.Sum(o => Distance(m.Words, o.Words)));
        var farthest = members.Where(m => m.Id != middle.Id).MaxBy(m => Distance(middle.Words, m.Words));
        HashSet<string> chosen = [middle.Id, farthest.Id];
        var rest = byChance.Where(id => !chosen.Contains(id)).ToList();
        chosen.UnionWith(rest.Take(1 + (int)Math.Ceiling((members.Count - AtLeast) / 10d)));
        return [.. members.Select(m => m.Id).Where(chosen.Contains)];
    }

    /// <summary>1 minus the share of common words (Jaccard); 0 for two empty sets.</summary>
    private static double Distance(IReadOnlySet<string> a, IReadOnlySet<string> b)
    {
        if (a.Count == 0 && b.Count == 0) return 0;
        var common = a.Count <= b.Count ? a.Count(b.Contains) : b.Count(a.Contains);
        return 1 - (common / (double)(a.Count + b.Count - common));
    }
}
