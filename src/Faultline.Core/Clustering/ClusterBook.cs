using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>
/// What holds of clusters after all changes so far. Fingerprints come to a cluster once and stay; they move only by a recorded merge or
/// split. What a person separated is never put together automatically again.
/// </summary>
public sealed class ClusterBook
{
    private readonly Dictionary<string, Signature> _signatures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _home = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _origin = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _age = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _apart = [];

    public ClusterBook(IEnumerable<ClusterChange> changes)
    {
        foreach (var change in changes) Apply(change);
    }

    /// <summary>Every signature that was ever seen, by fingerprint (ordinal).</summary>
    public IReadOnlyList<Signature> Signatures => [.. _signatures.Values.OrderBy(s => s.Fingerprint, StringComparer.Ordinal)];

    /// <summary>Ids of clusters that hold fingerprints, oldest first.</summary>
    public IReadOnlyList<string> Clusters => [.. _home.Values.Distinct(StringComparer.Ordinal).OrderBy(id => _age[id]).ThenBy(id => id, StringComparer.Ordinal)];

    public bool Knows(string fingerprint) => _home.ContainsKey(fingerprint);

    /// <summary>The cluster of a fingerprint; null when it was never placed.</summary>
    public string? ClusterOf(string fingerprint) => _home.GetValueOrDefault(fingerprint);

    /// <summary>The cluster that an id means today: itself, or the one it was merged into. Null for an id that never was.</summary>
    public string? Resolve(string id)
    {
        while (_aliases.TryGetValue(id, out var into)) id = into;
        return _age.ContainsKey(id) ? id : null;
    }

    public string? NameOf(string id) => _names.GetValueOrDefault(id);

    public IReadOnlyList<Signature> SignaturesOf(string id) => [.. Signatures.Where(s => _home[s.Fingerprint] == id)];

    /// <summary>Ids that were merged into the cluster, ordinal.</summary>
    public IReadOnlyList<string> AliasesOf(string id) => [.. _aliases.Keys.Where(a => Resolve(a) == id).Order(StringComparer.Ordinal)];

    /// <summary>Clusters that somebody separated from this one, ordinal.</summary>
    public IReadOnlyList<string> KeptApartFrom(string id) =>
        [.. _apart.Select(p => (A: Resolve(p.Item1), B: Resolve(p.Item2))).Where(p => p.A == id || p.B == id).Select(p => p.A == id ? p.B! : p.A!).Where(o => o != id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Fingerprints of the cluster that came to it through the alias.</summary>
    public IReadOnlyList<string> CameWith(string alias, string id) =>
        [.. _home.Where(h => h.Value == id && CameThrough(_origin[h.Key], alias)).Select(h => h.Key).Order(StringComparer.Ordinal)];

    public bool AreKeptApart(string a, string b) => KeptApartFrom(a).Contains(b, StringComparer.Ordinal);

    /// <summary>Orders ids by age, oldest first.</summary>
    internal int Age(string id) => _age[id];

    internal void Apply(ClusterChange change)
    {
        switch (change)
        {
            case ClusterChange.Attached attached:
                Born(attached.Cluster);
                foreach (var signature in attached.Signatures) Attach(signature, Resolve(attached.Cluster)!);
                break;
            case ClusterChange.Merged merged:
                Merge(merged);
                break;
            case ClusterChange.Split split:
                Split(split);
                break;
            case ClusterChange.Named { Name: { } name } named:
                _names[named.Cluster] = name;
                break;
            case ClusterChange.Named named:
                _names.Remove(named.Cluster);
                break;
            default:
                throw new InvalidOperationException($"unknown change {change.GetType().Name}");
        }
    }

    private void Attach(Signature signature, string cluster)
    {
        // Two processes may place one fingerprint at once: the first in the ledger holds.
        if (!_signatures.TryAdd(signature.Fingerprint, signature)) return;
        _home[signature.Fingerprint] = cluster;
        _origin[signature.Fingerprint] = cluster;
    }

    private void Merge(ClusterChange.Merged merged)
    {
        var (into, from) = (Resolve(merged.Cluster), Resolve(merged.From));
        if (into is null || from is null || into == from) return;
        foreach (var fingerprint in _home.Where(h => h.Value == from).Select(h => h.Key).ToList()) _home[fingerprint] = into;
        _aliases[from] = into;
        // Only a person merges what was kept apart; that ends the separation.
        _apart.RemoveWhere(p => Resolve(p.Item1) == Resolve(p.Item2));
    }

    private void Split(ClusterChange.Split split)
    {
        if (Resolve(split.Cluster) is not { } from) return;
        _aliases.Remove(split.To);
        Born(split.To);
        foreach (var fingerprint in split.Fingerprints.Where(f => _home.GetValueOrDefault(f) == from)) _home[fingerprint] = split.To;
        _apart.Add((from, split.To));
    }

    private void Born(string id) => _age.TryAdd(id, _age.Count);

    private bool CameThrough(string origin, string alias)
    {
        while (origin != alias)
        {
            if (!_aliases.TryGetValue(origin, out var into)) return false;
            origin = into;
        }

        return true;
    }
}
