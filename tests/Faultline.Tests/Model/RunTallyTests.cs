using Faultline.Model;

namespace Faultline.Tests.Model;

public sealed class RunTallyTests
{
    [Fact]
    public void ListedTrialsAreCounted()
    {
        var tally = Tally(Outcome.Passed, Outcome.Passed, Outcome.Failed, Outcome.Errored, Outcome.Unfinished);
        var totals = tally.For(Run(null, planned: ["0", "1", "2", "x", "x", "y"]));
        Assert.Equal(new Totals { Planned = 5, Cases = 5, Passed = 2, Failed = 1, Errored = 1, Unfinished = 1, Missing = 2 }, totals);
    }

    [Fact]
    public void ARunWithoutTrialsAndReportHasNoCasesAndSaysNothingOfTheRest()
    {
        var totals = new RunTally().For(Run(null, planned: ["a"]));
        Assert.Equal(new Totals { Planned = 1, Cases = 0, Failed = 0, Missing = 1 }, totals);
    }

    [Fact]
    public void WhereOnlyFailuresAreListedTheReportCountsTheRest()
    {
        var tally = Tally(Outcome.Failed, Outcome.Failed, Outcome.Errored);
        var run = Run(new ReportedTotals(100, 95, 2), planned: ["0"]);
        Assert.Equal(new Totals { Planned = 1, Cases = 100, Passed = 95, Failed = 2, Errored = 1, Unfinished = 2 }, tally.For(run));
        Assert.Empty(tally.Contradictions(run));
    }

    [Fact]
    public void WhatNobodySaysIsNull()
    {
        var tally = Tally(Outcome.Failed);
        Assert.Equal(new Totals { Cases = 10, Failed = 1, Errored = 0 }, tally.For(Run(new ReportedTotals(10, null, null))));
        Assert.Equal(new Totals { Passed = 9, Failed = 1, Errored = 0 }, tally.For(Run(new ReportedTotals(null, 9, null))));
        Assert.Equal(new Totals { Failed = 1, Errored = 0 }, tally.For(Run(new ReportedTotals(null, null, null))));
    }

    [Fact]
    public void AReportedZeroIsAZero()
    {
        var totals = Tally(Outcome.Failed, Outcome.Failed).For(Run(new ReportedTotals(2, 0, 2)));
        Assert.Equal(new Totals { Cases = 2, Passed = 0, Failed = 2, Errored = 0, Unfinished = 0 }, totals);
    }

    [Fact]
    public void OnlyReportedCountsLeaveTheRestUnfinished()
    {
        Assert.Equal(new Totals { Cases = 10, Passed = 7, Failed = 2, Unfinished = 1 }, new RunTally().For(Run(new ReportedTotals(10, 7, 2))));
        Assert.Equal(new Totals { Cases = 10, Failed = 2 }, new RunTally().For(Run(new ReportedTotals(10, null, 2))));
        Assert.Equal(new Totals { Cases = 10, Passed = 7, Failed = 0 }, new RunTally().For(Run(new ReportedTotals(10, 7, null))));
    }

    [Fact]
    public void AContradictionNamesBothFiguresAndTheTrialsWin()
    {
        // A later summary overwrote the earlier passes.
        var tally = Tally(Outcome.Passed, Outcome.Passed, Outcome.Failed);
        var run = Run(new ReportedTotals(2, 1, 2));
        Assert.Equal((3, 2, 1), tally.For(run) is var totals ? (totals.Cases, totals.Passed, totals.Failed) : default);
        Assert.Equal(
            [
                "the source reports 2 cases, its trials count 3",
                "the source reports 1 passed, its trials count 2",
                "the source reports 2 failed, its trials count 1",
            ],
            tally.Contradictions(run));
    }

    [Fact]
    public void CasesOfWhichNoTrialIsListedAreNotCalledUnfinished()
    {
        var tally = Tally(Outcome.Passed, Outcome.Failed);
        var run = Run(new ReportedTotals(10, null, null), planned: ["0", "1", "2"]);
        Assert.Equal(new Totals { Planned = 3, Cases = 10, Passed = 1, Failed = 1, Errored = 0 }, tally.For(run));
        Assert.Equal(["the source reports 10 cases, its trials count 2"], tally.Contradictions(run));
    }

    [Fact]
    public void FailuresThatTheReportLeavesNoRoomForAreAContradiction()
    {
        var tally = Tally(Outcome.Failed, Outcome.Failed, Outcome.Failed);
        var run = Run(new ReportedTotals(10, 9, null));
        Assert.Null(tally.For(run).Unfinished);
        Assert.Equal(["the source reports 10 cases and 9 passed, which leaves 1, but lists 3 trials that did not pass"], tally.Contradictions(run));
    }

    [Fact]
    public void ACaseCountsOnceByItsLastAttempt()
    {
        var tally = new RunTally();
        tally.Add(Trial("a", Outcome.Passed, attempt: 2));
        tally.Add(Trial("a", Outcome.Failed, attempt: 1));
        tally.Add(Trial("b", Outcome.Passed, attempt: 3));
        tally.Add(Trial("b", Outcome.Failed, session: 2));
        Assert.Equal(4, tally.Trials);
        Assert.Equal(new Totals { Cases = 2, Passed = 1, Failed = 1, Errored = 0, Unfinished = 0 }, tally.For(Run(null)));
    }

    [Fact]
    public void FailuresAreCountedByTheFirstCheckThatFailed()
    {
        var tally = new RunTally();
        tally.Add(Trial("a", Outcome.Failed, checks: ["tests", "lint"]));
        tally.Add(Trial("b", Outcome.Failed, checks: ["lint"]));
        tally.Add(Trial("c", Outcome.Errored));
        tally.Add(Trial("d", Outcome.Passed));
        Assert.Equal([KeyValuePair.Create("lint", 1), KeyValuePair.Create("none", 1), KeyValuePair.Create("tests", 1)], tally.FailuresByCheck);
    }

    private static RunTally Tally(params Outcome[] outcomes)
    {
        var tally = new RunTally();
        for (var i = 0; i < outcomes.Length; i++) tally.Add(Trial(i.ToString(System.Globalization.CultureInfo.InvariantCulture), outcomes[i]));
        return tally;
    }

    private static Trial Trial(string name, Outcome outcome, int session = 1, int attempt = 1, params string[] checks) => new()
    {
        Key = new TrialKey("r", name, session, attempt),
        Outcome = outcome,
        Checks = [.. checks.Select(check => new Check { Name = check, Outcome = CheckOutcome.Failed })],
    };

    private static Run Run(ReportedTotals? reported, IReadOnlyList<string>? planned = null) =>
        new() { Id = "r", Format = "f", Root = "/", Reported = reported, PlannedCases = planned };
}
