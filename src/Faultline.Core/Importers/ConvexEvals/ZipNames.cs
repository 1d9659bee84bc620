namespace Faultline.Importers.ConvexEvals;

/// <summary>Finds archives by name: the fetcher and people name them after the eval or after the stored file.</summary>
internal sealed class ZipNames
{
    private readonly Dictionary<string, List<string>> _byStem = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public ZipNames(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var stem = Path.GetFileNameWithoutExtension(path);
            if (!_byStem.TryGetValue(stem, out var list)) _byStem[stem] = list = [];
            list.Add(path);
        }
    }

    public string? Output(string? storageId, string? evalId) => Find(storageId, _ => true) ?? Find(evalId, path => !IsIn(path, "sources"));

    public string? Source(string? storageId, string? evalId) => Find(storageId, _ => true) ?? Find(evalId, path => IsIn(path, "sources"));

    /// <summary>Archives that no eval asked for.</summary>
    public IEnumerable<string> Unused => _byStem.Values.SelectMany(list => list).Where(path => !_used.Contains(path)).Order(StringComparer.Ordinal);

    private string? Find(string? stem, Func<string, bool> fits)
    {
        if (stem is null || !_byStem.TryGetValue(stem, out var list)) return null;
        foreach (var path in list) _used.Add(path);
        return list.FirstOrDefault(fits);
    }

    private static bool IsIn(string path, string folder) => Path.GetFileName(Path.GetDirectoryName(path)) == folder;
}
