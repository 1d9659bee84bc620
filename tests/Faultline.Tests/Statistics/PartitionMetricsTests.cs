using System.Globalization;
using System.Text.Json;
using Faultline.Statistics;
using Faultline.Tests.Support;

namespace Faultline.Tests.Statistics;

public sealed class PartitionMetricsTests
{
    private const double Close = 1e-9;

    /// <summary>Values of scikit-learn and of the definitions, copied from a collection of reference values.</summary>
    [Fact]
    public void TheReferenceValuesAreReached()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(Repo.Fixtures("Statistics", "clustering.json")));
        var cases = golden.RootElement.EnumerateArray().ToList();
        Assert.NotEmpty(cases);
        foreach (var c in cases)
        {
            var m = Of(Names(c, "true"), Names(c, "pred"));
            Assert.Equal(Number(c, "ari"), m.Ari, Close);
            Assert.Equal(Number(c, "homogeneity"), m.Homogeneity, Close);
            Assert.Equal(Number(c, "completeness"), m.Completeness, Close);
            Assert.Equal(Number(c, "v"), m.V, Close);
            Assert.Equal(Number(c, "grouping_accuracy"), m.Ga, Close);
            Assert.Equal(c.GetProperty("bcubed").EnumerateArray().Select(b => b.GetDouble()), [m.BCubedPrecision, m.BCubedRecall, m.BCubedF1], (a, b) => Math.Abs(a - b) < Close);
        }
    }

    [Fact]
    public void IdenticalPartitionsAreOneEverywhere()
    {
        var m = Of(["a", "a", "b", "c"], ["x", "x", "y", "z"]);

        Assert.All(new[] { m.Ga, m.Fga, m.PairPrecision, m.PairRecall, m.PairF1, m.Homogeneity, m.Completeness, m.V, m.Ari, m.BCubedPrecision, m.BCubedRecall, m.BCubedF1 }, v => Assert.Equal(1, v, Close));
    }

    [Fact]
    public void SingletonsArePreciseAndRecallNothing()
    {
        var m = Of(["a", "a", "b", "b"], ["1", "2", "3", "4"]);

        Assert.Equal((1, 0, 0, 0), (m.PairPrecision, m.PairRecall, m.Ari, m.Ga));
    }

    [Fact]
    public void OneClusterForAllKnowsNothing()
    {
        var m = Of(["a", "a", "b", "b"], ["x", "x", "x", "x"]);

        Assert.Equal((0, 1, 0), (m.V, m.PairRecall, m.Ari));
        Assert.Equal(2 / 6.0, m.PairPrecision, Close);
    }

    [Fact]
    public void GroupingAccuracyCountsItemsAndItsF1CountsLabels()
    {
        // 'a' (3 items) is exact; 'b' is torn; 'c' and 'd' share a cluster: 1 of 4 labels, 1 of 4 clusters.
        var m = Of(["a", "a", "a", "b", "b", "c", "d"], ["1", "1", "1", "2", "3", "4", "4"]);

        Assert.Equal(3 / 7.0, m.Ga, Close);
        Assert.Equal(0.25, m.Fga, Close);
    }

    [Fact]
    public void OneItemIsAPerfectPartition() => Assert.Equal((1, 1, 1), (Of(["a"], ["x"]).Ga, Of(["a"], ["x"]).V, Of(["a"], ["x"]).Ari));

    [Fact]
    public void ListsOfDifferentLengthsAndNothingAreRefused()
    {
        Assert.Throws<ArgumentException>(() => Of(["a"], []));
        Assert.Throws<ArgumentException>(() => Of([], []));
    }

    private static PartitionMetrics Of(string[] gold, string[] found) => PartitionMetrics.Of(new Contingency(gold, found));

    private static string[] Names(JsonElement c, string name) => [.. c.GetProperty(name).EnumerateArray().Select(x => x.GetInt32().ToString(CultureInfo.InvariantCulture))];

    private static double Number(JsonElement c, string name) => c.GetProperty(name).GetDouble();
}
