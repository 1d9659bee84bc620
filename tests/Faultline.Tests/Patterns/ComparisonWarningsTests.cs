using Faultline.Model;
using Faultline.Patterns;

namespace Faultline.Tests.Patterns;

public sealed class ComparisonWarningsTests
{
    [Fact]
    public void RunsOfDifferentBenchmarksAreRefusedAndBothAreNamed()
    {
        var error = Assert.Throws<UserError>(() => ComparisonWarnings.RequireOneBenchmark([SomeOutcomes.Of("a", "P"), SomeOutcomes.Of("b", "P", r => r with { Benchmark = "elsewhere" })]));
        Assert.Contains("'bench' (a)", error.Message, StringComparison.Ordinal);
        Assert.Contains("'elsewhere' (b)", error.Message, StringComparison.Ordinal);
        Assert.Contains("--anyway", error.Hint, StringComparison.Ordinal);
        ComparisonWarnings.RequireOneBenchmark([SomeOutcomes.Of("a", "P"), SomeOutcomes.Of("b", "P")]);
    }

    [Fact]
    public void ARunOfAnUnnamedBenchmarkIsNotTakenForAnother()
        => Assert.Throws<UserError>(() => ComparisonWarnings.RequireOneBenchmark([SomeOutcomes.Of("a", "P"), SomeOutcomes.Of("b", "P", r => r with { Benchmark = null })]));

    [Fact]
    public void EachReasonIsAWarning()
    {
        Assert.Contains("different benchmarks", Only(r => r with { Benchmark = "other" }), StringComparison.Ordinal);
        Assert.Contains("versions: '1' (a); '2' (b)", Only(r => r with { BenchmarkVersion = "2" }), StringComparison.Ordinal);
        Assert.Contains("versions: '1' (a); 'not recorded' (b)", Only(r => r with { BenchmarkVersion = null }), StringComparison.Ordinal);
        Assert.Contains("modes: 'not recorded' (a); 'rehydrated' (b)", Only(r => r with { Mode = "rehydrated" }), StringComparison.Ordinal);
        Assert.Contains("judges: 'not recorded' (a); 'openai' (b)", Only(r => r with { Judge = "openai" }), StringComparison.Ordinal);
        Assert.Contains("experiments: 'default' (a); 'no_guidelines' (b)", Only(r => r with { Experiment = "no_guidelines" }), StringComparison.Ordinal);
    }

    [Fact]
    public void DifferentCasesAreSaidOnceForTheRunsThatLackTheSame()
    {
        var found = SomeOutcomes.Compare("PPPPPPPP", "PP      ", "PP      ");
        Assert.Equal("6 of 8 cases are not in b, c: 2, 3, 4, 5, 6 and 1 more.", Assert.Single(found.Warnings));
    }

    [Fact]
    public void OneSentenceSaysWhatIncompleteRunsLack()
        => Assert.Equal(
            "Not every case was scored: b has 1 errored, 1 unfinished, 2 missing; c has 1 missing. Such a case counts neither as passed nor as failed in that run.",
            Assert.Single(SomeOutcomes.Compare("PPPPP", "PEU--", "PPPP-").Warnings));

    [Fact]
    public void ManyFailuresOfTheHarnessSpeakAgainstTheRunAndAFewDoNot()
    {
        var (broken, fine) = (SomeOutcomes.Of("b", "PPPPPPPPPF"), SomeOutcomes.Of("c", "PPPPPPPPPPF"));
        foreach (var run in new[] { broken, fine })
        {
            var trial = SomeOutcomes.Trial(run.Id, "0", Outcome.Errored, session: 2);
            var finding = SomeOutcomes.Labelled(trial, "rate_limited");
            run.Add(trial, finding with { Finding = finding.Finding! with { Fault = Fault.HarnessFault } });
        }

        var said = RunComparer.Compare([broken, fine], []).Warnings.Where(w => w.Contains("harness", StringComparison.Ordinal));
        Assert.StartsWith("Run b has 1 failures in 10 cases ", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsKnownAlreadyComesFirst()
        => Assert.Equal("named twice", RunComparer.Compare([SomeOutcomes.Of("a", "P"), SomeOutcomes.Of("b", "U")], ["named twice"]).Warnings[0]);

    private static string Only(Func<Run, Run> change)
        => Assert.Single(RunComparer.Compare([SomeOutcomes.Of("a", "PF"), SomeOutcomes.Of("b", "FP", change)], []).Warnings);
}
