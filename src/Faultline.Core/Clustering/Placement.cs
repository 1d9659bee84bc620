using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>Places new signatures among the clusters there are: the changes that a workspace records.</summary>
public static class Placement
{
    private const string Machine = "faultline";

    /// <param name="frozen">True places without putting existing clusters together, whatever is seen: for reproducible checks.</param>
    /// <returns>The changes, already applied to the book. The order of <paramref name="seen"/> has no influence.</returns>
    public static IReadOnlyList<ClusterChange> Place(ClusterBook book, IEnumerable<Signature> seen, bool frozen)
    {
        var fresh = seen.Where(s => !book.Knows(s.Fingerprint)).DistinctBy(s => s.Fingerprint, StringComparer.Ordinal).OrderBy(s => s.Fingerprint, StringComparer.Ordinal).ToList();
        var changes = new List<ClusterChange>();
        if (fresh.Count == 0) return changes;
        // Only keys that got something new can change.
        var keys = fresh.Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        List<Signature> machine = [.. book.Signatures.Concat(fresh).Where(s => s.Engine != Engines.Prose && keys.Contains(KeyOf(s)))];
        foreach (var group in SignatureGrouping.Of(machine)) Join(book, machine, group, frozen, changes);
        PlaceProse(book, [.. fresh.Where(s => s.Engine == Engines.Prose)], changes);
        return changes;
    }

    internal static string KeyOf(Signature signature) => signature.Engine + "\u001e" + string.Join('\u001f', signature.Key);

    private static void Join(ClusterBook book, List<Signature> all, SignatureGroup group, bool frozen, List<ClusterChange> changes)
    {
        var homes = group.Members.Select(m => book.ClusterOf(all[m].Fingerprint)).OfType<string>().Distinct(StringComparer.Ordinal)
            .OrderBy(book.Age).ThenBy(id => id, StringComparer.Ordinal).ToList();
        var first = all[group.Members[0]];
        var into = homes.Count > 0 ? homes[0] : NewId(book, Signatures.Name(first.Engine, first.Key, group.Tokens), all[group.Typical]);
        Attach(book, into, [.. group.Members.Select(m => all[m]).Where(s => !book.Knows(s.Fingerprint))], homes.Count == 0 ? "no cluster says this yet" : "its words are the cluster's", changes);
        if (frozen) return;
        foreach (var other in homes.Skip(1).Where(other => !book.AreKeptApart(into, other)))
        {
            var why = string.Join("; ", group.Reasons.OfType<string>().Where(r => r != Hole.Masked).Distinct(StringComparer.Ordinal));
            Record(book, new ClusterChange.Merged { Cluster = into, From = other, By = Machine, Why = $"one template now: {why}" }, changes);
        }
    }

    // A text goes to the cluster it resembles most, if it does enough; clusters of prose are never linked anew.
    private static void PlaceProse(ClusterBook book, List<Signature> fresh, List<ClusterChange> changes)
    {
        if (fresh.Count == 0) return;
        var known = book.Signatures.Where(s => s.Engine == Engines.Prose).ToList();
        List<Signature> all = [.. known, .. fresh];
        var vectors = new ProseVectors([.. all.Select(s => s.Headline)]);
        var clusters = Enumerable.Range(0, known.Count).GroupBy(i => book.ClusterOf(known[i].Fingerprint)!, StringComparer.Ordinal).OrderBy(g => book.Age(g.Key)).Select(g => (Id: g.Key, Texts: g.ToList())).ToList();
        var alone = new List<Signature>();
        for (var i = known.Count; i < all.Count; i++)
        {
            var best = clusters.Select(c => (c.Id, Mean: c.Texts.Average(t => vectors.Similarity(t, i)))).DefaultIfEmpty((Id: "", Mean: 0f)).MaxBy(c => c.Mean);
            if (best.Mean >= ProseGrouping.Threshold) Attach(book, best.Id, [all[i]], FormattableString.Invariant($"mean similarity {best.Mean:0.00} to its texts"), changes);
            else alone.Add(all[i]);
        }

        foreach (var group in SignatureGrouping.Of(alone))
        {
            var members = group.Members.Select(m => alone[m]).ToList();
            var first = members.MinBy(s => s.Fingerprint, StringComparer.Ordinal)!;
            Attach(book, NewId(book, new Fingerprint(first.Fingerprint), first), members, "no cluster's texts resemble it enough", changes);
        }
    }

    // The template's own name, so that the same messages have the same cluster in every workspace; the first fingerprint where that is taken.
    private static string NewId(ClusterBook book, Fingerprint template, Signature typical)
    {
        var id = ClusterId.Of(template);
        return book.Resolve(id) is null ? id : ClusterId.Of(new Fingerprint(typical.Fingerprint));
    }

    private static void Attach(ClusterBook book, string cluster, List<Signature> signatures, string why, List<ClusterChange> changes)
    {
        if (signatures.Count > 0) Record(book, new ClusterChange.Attached { Cluster = cluster, By = Machine, Why = why, Signatures = signatures }, changes);
    }

    private static void Record(ClusterBook book, ClusterChange change, List<ClusterChange> changes)
    {
        book.Apply(change);
        changes.Add(change);
    }
}
