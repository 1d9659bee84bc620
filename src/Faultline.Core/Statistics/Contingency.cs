namespace Faultline.Statistics;

/// <summary>How often each gold label met each predicted cluster. All metrics of a partition are made from it.</summary>
public sealed class Contingency
{
    private readonly Dictionary<(int Gold, int Found), long> _cells = [];
    private readonly List<long> _gold = [];
    private readonly List<long> _found = [];

    /// <param name="gold">For each item its true label.</param>
    /// <param name="found">For each item its predicted cluster.</param>
    /// <exception cref="ArgumentException">The lists are not of one length.</exception>
    public Contingency(IReadOnlyList<string> gold, IReadOnlyList<string> found)
    {
        if (gold.Count != found.Count) throw new ArgumentException($"{gold.Count} labels for {found.Count} clusters", nameof(found));
        var (golds, founds) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < gold.Count; i++)
        {
            var cell = (Number(golds, _gold, gold[i]), Number(founds, _found, found[i]));
            _cells[cell] = _cells.GetValueOrDefault(cell) + 1;
        }

        Items = gold.Count;
    }

    public long Items { get; }

    /// <summary>Sizes of the gold labels.</summary>
    public IReadOnlyList<long> Gold => _gold;

    /// <summary>Sizes of the predicted clusters.</summary>
    public IReadOnlyList<long> Found => _found;

    /// <summary>Non-empty cells: numbers of label and cluster, and how many items have both.</summary>
    public IEnumerable<(int Gold, int Found, long Count)> Cells => _cells.OrderBy(c => c.Key).Select(c => (c.Key.Gold, c.Key.Found, c.Value));

    private static int Number(Dictionary<string, int> numbers, List<long> sizes, string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers[name] = number = sizes.Count;
            sizes.Add(0);
        }

        sizes[number]++;
        return number;
    }
}
