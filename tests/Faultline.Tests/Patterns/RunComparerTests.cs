using Faultline.Model;
using Faultline.Patterns;

namespace Faultline.Tests.Patterns;

public sealed class RunComparerTests
{
    [Fact]
    public void ThreeRunsArePartitioned()
    {
        var found = SomeOutcomes.Compare("FFPPF", "FPFPF", "FPPFP");
        Assert.Equal(["0"], found.FailedByAll);
        Assert.Equal(["1"], found.Runs[0].UniqueFails);
        Assert.Equal(["2"], found.Runs[1].UniqueFails);
        Assert.Equal(["3"], found.Runs[2].UniqueFails);
        Assert.Equal(["4"], found.Runs[2].UniquePasses);
        Assert.Empty(found.Runs[0].UniquePasses);
        Assert.Empty(found.Undecided);
        Assert.Empty(found.Warnings);
    }

    [Fact]
    public void ACaseWithoutAScoreIsNeitherPassedNorFailed()
    {
        // Case by case: the first run fails; the second passes, errored, is unfinished, lacks it, never had it.
        var found = SomeOutcomes.Compare("FFFFFP", "PEU- F");
        Assert.Equal(["0"], found.Runs[0].UniqueFails);
        Assert.Equal(["5"], found.Runs[1].UniqueFails);
        Assert.Empty(found.FailedByAll);
        Assert.Equal(["1", "2", "3", "4"], found.Undecided);
        var pair = Assert.Single(found.Pairs);
        Assert.Equal((2, 4, 1, 1, 0), (pair.Cases, pair.LeftOut, pair.OnlyAFails, pair.OnlyBFails, pair.BothFail));
        Assert.Equal((4, 1, 1), (found.Runs[1].Cases, found.Runs[1].Passed, found.Runs[1].Failed));
        Assert.Equal(2, found.Runs[1].Scored);
    }

    [Fact]
    public void ARunThatScoredNothingHasNoSay()
    {
        var found = SomeOutcomes.Compare("FP", "FF", "--");
        Assert.Equal(["0"], found.FailedByAll);
        Assert.Equal(["1"], found.Runs[1].UniqueFails);
        Assert.Empty(found.Undecided);
        Assert.All(found.Pairs.Where(p => p.B == "c"), p => Assert.True(p is { Cases: 0, Difference: null, Interval: null, P: null, AdjustedP: null }));
        Assert.Null(found.Runs[2].PassRate);
    }

    [Fact]
    public void OneRunAloneSharesNothing()
    {
        var found = SomeOutcomes.Compare("FP");
        Assert.Empty(found.FailedByAll);
        Assert.Empty(found.Runs[0].UniqueFails);
        Assert.Empty(found.Runs[0].UniquePasses);
        Assert.Empty(found.Pairs);
        Assert.Contains("only one run", Assert.Single(found.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void OfTwoRunsWhatOneAloneFailsTheOtherAlonePasses()
    {
        var found = SomeOutcomes.Compare("FFPPFP", "PFFPFP");
        Assert.Equal(found.Runs[0].UniqueFails, found.Runs[1].UniquePasses);
        Assert.Equal(found.Runs[1].UniqueFails, found.Runs[0].UniquePasses);
    }

    [Fact]
    public void ThePairIsWeighedExactly()
    {
        var pair = Assert.Single(SomeOutcomes.Compare("FFFFFFPPPP", "PPPPPPFPPP").Pairs);
        Assert.Equal(-0.5, pair.Difference!.Value, 1e-12);
        Assert.Equal(0.125, pair.P!.Value, 1e-12);
        // sd of six -1, one +1, three 0 is 0.7071; over the root of 10, 0.2236.
        Assert.Equal(-0.5 - (1.959963984540054 * 0.2236067977), pair.Interval!.Value.Low, 1e-9);
        Assert.Equal(-0.5 + (1.959963984540054 * 0.2236067977), pair.Interval!.Value.High, 1e-9);
    }

    [Fact]
    public void ExchangingTheRunsMirrorsThePair()
    {
        var random = new Random(7);
        for (var round = 0; round < 300; round++)
        {
            var (a, b) = (Letters(random), Letters(random));
            var one = Assert.Single(SomeOutcomes.Compare(a, b).Pairs);
            var other = Assert.Single(RunComparer.Compare([SomeOutcomes.Of("b", b), SomeOutcomes.Of("a", a)], []).Pairs);
            Assert.Equal((one.Cases, one.LeftOut, one.OnlyAFails, one.OnlyBFails, one.BothFail), (other.Cases, other.LeftOut, other.OnlyBFails, other.OnlyAFails, other.BothFail));
            Assert.Equal(one.P, other.P);
            Assert.Equal(one.Difference, -other.Difference);
            Assert.Equal(one.Interval?.Low ?? 0, -(other.Interval?.High ?? 0), 1e-12);
        }
    }

    [Fact]
    public void TheListsAreWhatACountOverTheMatrixSays()
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var found = SomeOutcomes.Compare([.. Enumerable.Range(0, random.Next(2, 6)).Select(_ => "PF" + Letters(random))]);
            foreach (var (name, results) in found.Cases)
            {
                var (passes, fails) = (results.Count(r => r.State == CaseState.Passed), results.Count(r => r.State == CaseState.Failed));
                var all = found.Runs.Count;
                Assert.Equal(fails == all, found.FailedByAll.Contains(name));
                Assert.Equal(fails == 1 && passes == all - 1, found.Runs.Any(r => r.UniqueFails.Contains(name)));
                Assert.Equal(passes == 1 && fails == all - 1, found.Runs.Any(r => r.UniquePasses.Contains(name)));
                Assert.Equal(passes + fails < all, found.Undecided.Contains(name));
            }

            Assert.All(found.Pairs, p => Assert.InRange(p.Cases + p.LeftOut, 2, found.Cases.Count));
        }
    }

    [Fact]
    public void CasesAreInOrderOfTheirNumbers()
        => Assert.Equal(Enumerable.Range(0, 12).Select(SomeOutcomes.Case), SomeOutcomes.Compare("PPPPPPPPPPPP", "FFFFFFFFFFFF").Cases.Select(c => c.Case));

    private static string Letters(Random random) => string.Concat(Enumerable.Range(0, 12).Select(_ => "PPPPFFFEU- "[random.Next(11)]));
}
