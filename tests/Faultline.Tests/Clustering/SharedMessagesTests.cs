using System.Globalization;
using System.Text.Json;
using Faultline.Clustering;
using Faultline.Model;
using Faultline.Statistics;
using Faultline.Tests.Support;

namespace Faultline.Tests.Clustering;

/// <summary>Quality on the larger sets that lie beside the repository on some machines; the benchmarks print all figures.</summary>
public sealed class SharedMessagesTests
{
    [Fact]
    public void EvalFailuresAreGroupedByCause()
    {
        var rows = Rows();
        var metrics = Quality(rows);

        Assert.True(metrics is { PairPrecision: >= 0.99, PairF1: >= 0.95 }, metrics.ToString());
    }

    [Fact]
    public void IdsHoldWhenTheWindowSlides()
    {
        var messages = Rows().ConvertAll(r => SomeMessages.Signature(r.Text)).Where(s => s.Engine != Engines.Prose).ToList();
        var (early, late) = (new ClusterBook([]), new ClusterBook([]));
        Placement.Place(early, messages.Take(messages.Count * 9 / 10), frozen: false);
        Placement.Place(late, messages.Skip(messages.Count / 10), frozen: false);

        // Two workspaces that never met, each with nine tenths of the failures: what both have seen has one id.
        var both = early.Signatures.Select(s => s.Fingerprint).Where(late.Knows).ToList();
        Assert.DoesNotContain(both, f => early.ClusterOf(f) != late.ClusterOf(f));

        // One workspace that goes on: an id changes only by a recorded merge, which its alias resolves.
        var before = both.ToDictionary(f => f, f => early.ClusterOf(f)!, StringComparer.Ordinal);
        Placement.Place(early, messages, frozen: false);
        Assert.All(before, b => Assert.Equal(early.ClusterOf(b.Key), early.Resolve(b.Value)));
    }

    [Fact]
    public void SystemLogsAreGroupedByTheirStatements()
    {
        Assert.SkipWhen(Repo.Shared is null, "the shared data is not on this machine");
        var sets = Directory.GetFiles(Path.Join(Repo.Shared, "clustering", "loghub2k"), "*_structured.csv", SearchOption.AllDirectories);
        var metrics = sets.Select(f => Quality(Csv(File.ReadAllText(f)))).ToList();

        Assert.True(metrics.Average(m => m.Ga) >= 0.93 && metrics.Average(m => m.Fga) >= 0.91, string.Join('\n', metrics));
    }

    private static List<(string Text, string Label)> Rows()
    {
        Assert.SkipWhen(Repo.Shared is null, "the shared data is not on this machine");
        return [.. File.ReadLines(Path.Join(Repo.Shared, "clustering", "synth_eval_failures.dev.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).Select(r => (r.GetProperty("message").GetString()!, r.GetProperty("label").GetString()!))];
    }

    private static PartitionMetrics Quality(List<(string Text, string Label)> rows)
    {
        var table = new SignatureTable();
        var numbers = rows.ConvertAll(r => table.Add(SomeMessages.Words(r.Text)));
        var group = new int[table.Count];
        foreach (var (found, g) in SignatureGrouping.Of(table.Signatures).Select((found, g) => (found, g)))
            foreach (var member in found.Members) group[member] = g;
        return PartitionMetrics.Of(new Contingency(rows.ConvertAll(r => r.Label), numbers.ConvertAll(n => group[n].ToString(CultureInfo.InvariantCulture))));
    }

    // These files have no line breaks inside fields.
    private static List<(string Text, string Label)> Csv(string text)
    {
        var rows = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Fields).ToList();
        var (content, label) = (rows[0].IndexOf("Content"), rows[0].IndexOf("EventId"));
        return [.. rows.Skip(1).Select(r => (r[content], r[label]))];
    }

    private static List<string> Fields(string line)
    {
        var fields = new List<string>();
        for (var i = 0; i <= line.Length;)
        {
            if (i < line.Length && line[i] == '"')
            {
                var end = i + 1;
                while (line[end] != '"' || (end + 1 < line.Length && line[end + 1] == '"')) end += line[end] == '"' ? 2 : 1;
                fields.Add(line[(i + 1)..end].Replace("\"\"", "\"", StringComparison.Ordinal));
                i = end + 2;
            }
            else
            {
                var end = line.IndexOf(',', i);
                if (end < 0) end = line.Length;
                fields.Add(line[i..end]);
                i = end + 1;
            }
        }

        return fields;
    }
}
