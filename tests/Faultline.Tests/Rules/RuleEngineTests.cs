using Faultline.Model;
using Faultline.Rules;

namespace Faultline.Tests.Rules;

public sealed class RuleEngineTests
{
    private static readonly RuleContext Failure = new()
    {
        Run = new Run { Id = "r", Format = "f", Root = "/" },
        Trial = new Trial { Key = new TrialKey("r", "c"), Outcome = Outcome.Failed },
        Facts = [],
        Signals = RunSignals.Of([]),
    };

    [Fact]
    public void TheMoreConfidentFindingIsTheLabelAndTheOthersAreKept()
    {
        var analysis = new RuleEngine([new Says("b", Fault.ModelFault, 0.6), new Says("a", Fault.KnownGap, 0.8)]).Analyse(Failure);
        Assert.Equal("a", analysis.Finding?.Rule);
        Assert.Equal("b", Assert.Single(analysis.Others).Rule);
    }

    [Theory]
    [InlineData(0.70, 0.70)]
    [InlineData(0.75, 0.70)]
    public void CloseFindingsOfTwoSidesGiveNoLabel(double one, double other)
    {
        var analysis = new RuleEngine([new Says("a", Fault.ModelFault, one), new Says("b", Fault.OverlyStrict, other)]).Analyse(Failure);
        Assert.Null(analysis.Finding);
        Assert.Equal("a b", string.Join(' ', analysis.Others.Select(finding => finding.Rule)));
    }

    [Fact]
    public void TwoOfOneSideDoNotHideAThirdOfTheOther() =>
        Assert.Null(new RuleEngine([new Says("a", Fault.ModelFault, 0.7), new Says("b", Fault.ModelFault, 0.69), new Says("c", Fault.KnownGap, 0.68)]).Analyse(Failure).Finding);

    [Fact]
    public void CloseFindingsOfOneSideAreOrderedByRule() =>
        Assert.Equal("a", new RuleEngine([new Says("b", Fault.KnownGap, 0.7), new Says("a", Fault.OverlyStrict, 0.7)]).Analyse(Failure).Finding?.Rule);

    [Fact]
    public void ThatEvidenceIsMissingContestsNoLabel() =>
        Assert.Equal("a", new RuleEngine([new Says("a", Fault.KnownGap, 0.52), new Says("b", Fault.Inconclusive, 0.5)]).Analyse(Failure).Finding?.Rule);

    [Fact]
    public void TheVersionNamesEveryRuleInAFixedOrder() =>
        Assert.Equal("a@1 b@1", new RuleEngine([new Says("b", Fault.KnownGap, 0.5), new Says("a", Fault.KnownGap, 0.5)]).Version);

    private sealed class Says(string id, Fault fault, double confidence) : IRule
    {
        public RuleInfo Info { get; } = new() { Id = id, Version = 1, Title = id, Shows = id, Why = id, Example = id };

        public Finding? Check(RuleContext context) => Info.Finding(fault, "other", confidence, id, new Evidence("s", "#L1", "q"));
    }
}
