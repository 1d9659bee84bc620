using Faultline.Clustering;

namespace Faultline.Benchmarks;

/// <summary>Which labels lie in several clusters, and which clusters hold several labels, with an example of each part.</summary>
internal static class Mistakes
{
    private const int Parts = 12;

    public static void Print(IReadOnlyList<(string Text, string Label)> messages, IReadOnlyList<string> found)
    {
        var items = Enumerable.Range(0, messages.Count).ToList();
        foreach (var group in By(items, i => found[i])) Parted("MIXED", "", group, By(group, i => messages[i].Label), messages);
        foreach (var label in By(items, i => messages[i].Label)) Parted("SPLIT", label.Key, label, By(label, i => found[i]), messages);
    }

    private static void Parted(string what, string name, IEnumerable<int> whole, IEnumerable<IGrouping<string, int>> by, IReadOnlyList<(string Text, string Label)> messages)
    {
        var parts = by.OrderByDescending(g => g.Count()).ToList();
        if (parts.Count == 1) return;
        Console.WriteLine($"{what} {name} {whole.Count()} in {parts.Count}");
        foreach (var part in parts.Take(Parts))
        {
            var (text, label) = messages[part.First()];
            Console.WriteLine($"    {part.Count()} {label} {FailureReader.Read(MessageClusters.Read(text)).Engine}: {text.ReplaceLineEndings(" / ")}");
        }
    }

    private static IEnumerable<IGrouping<string, int>> By(IEnumerable<int> items, Func<int, string> name) => items.GroupBy(name, StringComparer.Ordinal);
}
