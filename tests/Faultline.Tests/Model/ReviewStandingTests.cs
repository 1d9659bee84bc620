using Faultline.Model;

namespace Faultline.Tests.Model;

public sealed class ReviewStandingTests
{
    [Fact]
    public void ALaterVerdictOfTheSameReviewerSupersedesTheEarlier()
    {
        var standing = ReviewStanding.Of([Said("openai:a", Fault.ModelFault), Said("openai:a", Fault.OverlyStrict)], null);
        Assert.Equal(Fault.OverlyStrict, standing.Verdict!.Fault);
        Assert.Single(standing.Votes);
        Assert.False(standing.IsDisputed);
    }

    [Fact]
    public void TheMajorityCountsAndTheDisputeIsKept()
    {
        var standing = ReviewStanding.Of([Said("a", Fault.ModelFault), Said("b", Fault.OverlyStrict), Said("c", Fault.ModelFault)], null);
        Assert.Equal((Fault.ModelFault, true, 3), (standing.Verdict!.Fault, standing.IsDisputed, standing.Votes.Count));
    }

    [Fact]
    public void AmongEqualsTheLatestCounts()
        => Assert.Equal(Fault.OverlyStrict, ReviewStanding.Of([Said("a", Fault.ModelFault), Said("b", Fault.OverlyStrict)], null).Verdict!.Fault);

    [Fact]
    public void APersonDecidesADisputeOfModelsAndPersonsWhoDisagreeLeaveIt()
    {
        var decided = ReviewStanding.Of([Said("a", Fault.ModelFault), Said("person:x", Fault.KnownGap), Said("b", Fault.ModelFault)], null);
        Assert.Equal((Fault.KnownGap, false), (decided.Verdict!.Fault, decided.IsDisputed));
        Assert.True(ReviewStanding.Of([Said("person:x", Fault.KnownGap), Said("person:y", Fault.ModelFault)], null).IsDisputed);
    }

    [Fact]
    public void AVerdictOfTheFailureItselfGoesBeforeAPropagatedOne()
    {
        var standing = ReviewStanding.Of([Said("a", Fault.ModelFault), Said("b", Fault.OverlyStrict) with { PropagatedFrom = ["f1"] }], null);
        Assert.Equal((Fault.ModelFault, false), (standing.Verdict!.Fault, standing.IsDisputed));
        Assert.True(ReviewStanding.Of([Said("b", Fault.OverlyStrict) with { PropagatedFrom = ["f1"] }], null).Verdict!.IsPropagated);
    }

    [Fact]
    public void WithoutVerdictsNothingCounts() => Assert.Null(ReviewStanding.Of([], null).Verdict);

    private static Verdict Said(string reviewer, Fault fault) => new()
    {
        Failure = "f", Run = "r", Fault = fault, Mechanism = "m", Reasoning = "r", Reviewer = reviewer, Evidence = [new Evidence("s", "", "q")],
    };
}
