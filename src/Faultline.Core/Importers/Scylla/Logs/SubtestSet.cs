namespace Faultline.Importers.Scylla.Logs;

/// <summary>A few names of sub-tests with a count of each; most attempts have three, so a list is smaller than a set.</summary>
internal sealed class SubtestSet
{
    // Seven tiers have 120 sub-tests.
    private const int Most = 1000;

    private readonly List<(string Name, int Count)> _entries = [];

    /// <summary>All that was added, every time.</summary>
    public int Total { get; private set; }

    public IEnumerable<string> Names => _entries.Select(e => e.Name);

    public int CountOf(string name)
    {
        foreach (var entry in _entries) if (entry.Name == name) return entry.Count;
        return 0;
    }

    public void Add(ReadOnlySpan<byte> name)
    {
        Total++;
        for (var i = 0; i < _entries.Count; i++)
        {
            if (!System.Text.Ascii.Equals(name, _entries[i].Name)) continue;
            _entries[i] = (_entries[i].Name, _entries[i].Count + 1);
            return;
        }

        // Names repeat from attempt to attempt: one text of each is enough.
        if (_entries.Count < Most) _entries.Add((string.Intern(System.Text.Encoding.UTF8.GetString(name)), 1));
    }
}
