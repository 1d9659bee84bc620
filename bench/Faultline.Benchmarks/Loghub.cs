using System.Diagnostics;
using System.Globalization;
using Faultline.Statistics;

namespace Faultline.Benchmarks;

/// <summary>Verb <c>loghub</c>: every set <c>NAME/NAME_2k.log_structured.csv</c> below the folder, with one configuration.</summary>
internal static class Loghub
{
    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        var mistakes = args.Remove("--mistakes");
        if (args is not [var folder]) return Usage.Print($"loghub wants one folder, found {rest.Length} arguments");
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*_structured.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            Console.Error.WriteLine($"benchmarks: '{folder}' holds no *_structured.csv; name a folder with sets of LogHub.");
            return 2;
        }

        Console.WriteLine("| set | lines | labels | clusters | GA | FGA | P | R | F1 | V | ARI | B-cubed F1 | shuffled | ms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|---:|");
        var all = files.Select(f => Measure(f, mistakes)).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"mean GA {all.Average(m => m.Ga):F3} FGA {all.Average(m => m.Fga):F3} V {all.Average(m => m.V):F3}"));
        return 0;
    }

    private static PartitionMetrics Measure(string file, bool mistakes)
    {
        var rows = Csv.Rows(file).ToList();
        var (content, label) = (rows[0].IndexOf("Content"), rows[0].IndexOf("EventId"));
        var messages = rows.Skip(1).Where(r => r.Count > Math.Max(content, label)).Select(r => (Text: r[content], Label: r[label])).ToList();
        var started = Stopwatch.GetTimestamp();
        var found = MessageClusters.Of([.. messages.Select(m => m.Text)]);
        var ms = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var m = PartitionMetrics.Of(new Contingency([.. messages.Select(x => x.Label)], [.. found.Select(f => f.ToString(CultureInfo.InvariantCulture))]));
        var name = Path.GetFileName(file).Split('_')[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {m.Items} | {m.Labels} | {m.Clusters} | {m.Ga:F3} | {m.Fga:F3} | {m.PairPrecision:F3} | {m.PairRecall:F3} | {m.PairF1:F3} | {m.V:F3} | {m.Ari:F3} | {m.BCubedF1:F3} | {(SameWhenShuffled(messages, found) ? "same" : "DIFFERENT")} | {ms:F0} |"));
        if (mistakes) Mistakes.Print(messages, [.. found.Select(f => f.ToString(CultureInfo.InvariantCulture))]);
        return m;
    }

    private static bool SameWhenShuffled(List<(string Text, string Label)> messages, int[] found)
    {
        var order = Enumerable.Range(0, messages.Count).ToArray();
        new Random(7).Shuffle(order);
        var shuffled = MessageClusters.Of([.. order.Select(i => messages[i].Text)]);
        var m = PartitionMetrics.Of(new Contingency([.. order.Select(i => found[i].ToString(CultureInfo.InvariantCulture))], [.. shuffled.Select(f => f.ToString(CultureInfo.InvariantCulture))]));
        return m.Ga == 1;
    }
}
