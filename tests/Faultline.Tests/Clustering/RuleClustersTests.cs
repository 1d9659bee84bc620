using Faultline.Clustering;
using Faultline.Model;

namespace Faultline.Tests.Clustering;

public sealed class RuleClustersTests
{
    private static readonly ClusterMember _engine = new("f1", "r", "a/b", "diag-v1:00", "C-0000000000");

    [Fact]
    public void AFailureThatNoRulePlacesStaysWhereTheEnginePutIt()
    {
        Assert.Same(_engine, RuleClusters.Place(_engine, null));
        Assert.Same(_engine, RuleClusters.Place(_engine, [Match("a")]));
    }

    [Fact]
    public void TheFirstRuleThatNamesAClusterWinsAndTheEnginesIsRemembered()
    {
        var placed = RuleClusters.Place(_engine, [Match("a"), Match("b") with { Cluster = "outage" }]);

        Assert.Equal((ClusterId.OfName("outage"), "b", "C-0000000000"), (placed.Cluster, placed.Move!.Rule, placed.Move.EngineCluster));
        Assert.Null(placed.Move.Parent);
    }

    [Fact]
    public void APartIsNamedAfterItsParentAndItsValueAlone()
    {
        var part = RuleClusters.Place(_engine, [Match("a") with { SplitBy = "code", SplitValue = "TS2339" }]);
        var ofName = RuleClusters.Place(_engine, [Match("a") with { Cluster = "outage", SplitBy = "code", SplitValue = "TS2339" }]);

        Assert.Matches(@"^C-0000000000\.[0-9a-hjkmnp-tv-z]{8}$", part.Cluster);
        Assert.Equal("C-0000000000", part.Move!.Parent);
        Assert.Equal(ClusterId.OfName("outage") + part.Cluster[part.Cluster.IndexOf('.', StringComparison.Ordinal)..], ofName.Cluster);
        Assert.NotEqual(part.Cluster, RuleClusters.Place(_engine, [Match("a") with { SplitBy = "code", SplitValue = "TS2304" }]).Cluster);
        Assert.NotEqual(part.Cluster, RuleClusters.Place(_engine, [Match("a") with { SplitBy = "model", SplitValue = "TS2339" }]).Cluster);
    }

    [Fact]
    public void AMergeOfTheEnginesClusterLeavesTheRulesAsTheyWere()
    {
        var named = RuleClusters.Place(_engine, [Match("a") with { Cluster = "outage" }]);
        var part = RuleClusters.Place(_engine, [Match("a") with { SplitBy = "code", SplitValue = "X" }]);

        Assert.Equal((named.Cluster, "C-1111111111"), RuleClusters.Again(named, "C-1111111111") is var n ? (n.Cluster, n.Move!.EngineCluster) : default);
        Assert.Equal(ClusterId.OfPart("C-1111111111", "code", "X"), RuleClusters.Again(part, "C-1111111111").Cluster);
        Assert.Equal("C-1111111111", RuleClusters.Again(_engine, "C-1111111111").Cluster);
    }

    // The ids are a promise: commands, links and earlier reports name them.
    [Fact]
    public void IdsOfRulesStayAndNeverLookLikeThoseOfEngines()
    {
        Assert.Equal("R-3kamyf7w0x", ClusterId.OfName("provider outage"));
        Assert.Equal("C-0000000000.gktf9x7y", ClusterId.OfPart("C-0000000000", "code", "TS2339"));
        Assert.Equal([true, true, false], new[] { ClusterId.OfName("x"), ClusterId.OfPart("C-0", "code", "y"), ClusterId.Of(new Fingerprint("diag-v1:00")) }.Select(ClusterId.IsOfRules));
    }

    private static PolicyMatch Match(string rule) => new(rule, "rule", "x", "rules.yaml", 1, false);
}
