using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Faultline.Statistics;

namespace Faultline.Benchmarks;

/// <summary>Verb <c>messages</c>: a JSONL file with <c>label</c> and <c>message</c> (and maybe <c>family</c>).</summary>
internal static class Messages
{
    public static int Run(string[] rest)
    {
        var args = rest.ToList();
        var mistakes = args.Remove("--mistakes");
        if (args is not [var file] || !File.Exists(file)) return Usage.Print("messages wants one JSONL file");
        var rows = File.ReadLines(file).Where(l => l.Length > 0).Select(Read).ToList();
        var started = Stopwatch.GetTimestamp();
        var found = MessageClusters.Of([.. rows.Select(r => r.Message)]).Select(f => f.ToString(CultureInfo.InvariantCulture)).ToList();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine("| family | messages | labels | clusters | P | R | F1 | V | ARI | B-cubed F1 |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var family in rows.Select(r => r.Family).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var of = Enumerable.Range(0, rows.Count).Where(i => rows[i].Family == family).ToList();
            Print(family, PartitionMetrics.Of(new Contingency([.. of.Select(i => rows[i].Label)], [.. of.Select(i => found[i])])));
        }

        var all = PartitionMetrics.Of(new Contingency([.. rows.Select(r => r.Label)], found));
        Print("all", all);
        if (mistakes) Mistakes.Print([.. rows.Select(r => (r.Message, r.Label))], found);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows.Count / seconds:F0} messages a second, facts and start-up included"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"P {all.PairPrecision:F3} R {all.PairRecall:F3} F1 {all.PairF1:F3} V {all.V:F3}"));
        return 0;
    }

    private static void Print(string name, PartitionMetrics m) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| {name} | {m.Items} | {m.Labels} | {m.Clusters} | {m.PairPrecision:F3} | {m.PairRecall:F3} | {m.PairF1:F3} | {m.V:F3} | {m.Ari:F3} | {m.BCubedF1:F3} |"));

    private static (string Label, string Family, string Message) Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        return (row.GetProperty("label").GetString()!, row.TryGetProperty("family", out var family) ? family.GetString()! : "-", row.GetProperty("message").GetString()!);
    }
}
