using System.Text.Json;
using Faultline.Statistics;
using Faultline.Tests.Support;

namespace Faultline.Tests.Statistics;

/// <summary>Our functions on every row of the reference file beside the checkout that they can compute; skipped where it is not.</summary>
public sealed class GoldenStatisticsTests
{
    [Fact]
    public void EveryMcNemarTableAgrees()
    {
        foreach (var row in Rows("mcnemar"))
        {
            var (b, c) = (row.GetProperty("b").GetInt32(), row.GetProperty("c").GetInt32());
            Assert.Equal(row.GetProperty("exact_p").GetDouble(), McNemar.ExactP(b, c), 1e-9);
            if (row.TryGetProperty("midp", out var mid)) Assert.Equal(mid.GetDouble(), McNemar.MidP(b, c), 1e-9);
        }
    }

    [Fact]
    public void ThePairedDifferenceAgrees()
    {
        var row = Root().GetProperty("paired_diff");
        var pairs = row.GetProperty("a").EnumerateArray().Zip(row.GetProperty("b").EnumerateArray(), (a, b) => (A: a.GetDouble() > 0, B: b.GetDouble() > 0)).ToList();
        var counts = new PairedCounts(pairs.Count(p => p is (true, true)), pairs.Count(p => p is (false, true)), pairs.Count(p => p is (true, false)), pairs.Count(p => p is (false, false)));
        Assert.Equal(row.GetProperty("diff").GetDouble(), PairedDifference.Of(counts)!.Value, 1e-9);
        Assert.Equal(row.GetProperty("se_paired").GetDouble(), PairedDifference.StandardError(counts)!.Value, 1e-9);
        Assert.Equal(row.GetProperty("mcnemar_exact_p").GetDouble(), McNemar.ExactP(counts.OnlyAFails, counts.OnlyBFails), 1e-9);
    }

    [Fact]
    public void EveryWilsonIntervalAgrees()
    {
        foreach (var row in Rows("proportion_ci_95"))
        {
            var interval = Wilson.Interval(row.GetProperty("k").GetInt32(), row.GetProperty("n").GetInt32())!.Value;
            Assert.Equal(row.GetProperty("wilson")[0].GetDouble(), interval.Low, 1e-9);
            Assert.Equal(row.GetProperty("wilson")[1].GetDouble(), interval.High, 1e-9);
        }
    }

    [Fact]
    public void EveryHolmCorrectionAgrees()
    {
        foreach (var row in Root().GetProperty("multiple_testing").EnumerateObject().Select(p => p.Value))
        {
            var adjusted = Holm.Adjust([.. Numbers(row, "raw")]);
            Assert.All(Numbers(row, "holm").Zip(adjusted), pair => Assert.Equal(pair.First!.Value, pair.Second!.Value, 1e-9));
        }
    }

    private static IEnumerable<double?> Numbers(JsonElement row, string name) => row.GetProperty(name).EnumerateArray().Select(v => (double?)v.GetDouble());

    private static List<JsonElement> Rows(string name)
    {
        var rows = Root().GetProperty(name).EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        return rows;
    }

    private static JsonElement Root()
    {
        var file = Path.Join(Repo.Shared, "statistics", "golden_stats.json");
        if (!File.Exists(file)) Assert.Skip($"no reference values at '{file}'");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.Clone();
    }
}
