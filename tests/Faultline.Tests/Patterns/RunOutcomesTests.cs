using Faultline.Model;
using Faultline.Patterns;

namespace Faultline.Tests.Patterns;

public sealed class RunOutcomesTests
{
    private readonly RunOutcomes _run = new("a", SomeOutcomes.Run("a"), new Totals { Failed = 0 });

    [Fact]
    public void ALaterSessionReplacesAnEarlierOne()
    {
        Add("x", Outcome.Failed, session: 1);
        Add("x", Outcome.Passed, session: 2);
        Add("x", Outcome.Failed, session: 1, attempt: 2);
        Assert.Equal(CaseState.Passed, _run.Of("x").State);
        Assert.Equal(0, _run.Count().Failed);
    }

    [Fact]
    public void AttemptsThatDisagreeAreNoScoreButTheirFailureCounts()
    {
        Add("x", Outcome.Failed, attempt: 1);
        Add("x", Outcome.Passed, attempt: 2);
        Add("y", Outcome.Failed);
        Add("y", Outcome.Passed);
        Assert.Equal(CaseState.Mixed, _run.Of("x").State);
        Assert.Equal(CaseState.Mixed, _run.Of("y").State);
        var counts = _run.Count();
        Assert.Equal((2, 0, 0, 2), (counts.Cases, counts.Passed, counts.Scored, counts.Failed));
        Assert.Null(counts.PassRate);
    }

    [Fact]
    public void OtherwiseTheLastAttemptStandsAsItDoesInEveryCount()
    {
        Add("x", Outcome.Passed, attempt: 1);
        Add("x", Outcome.Unfinished, attempt: 2);
        Add("y", Outcome.Errored, attempt: 2);
        Add("y", Outcome.Failed, attempt: 1);
        Add("z", Outcome.Unfinished, attempt: 1);
        Add("z", Outcome.Passed, attempt: 2);
        Assert.Equal((CaseState.Unfinished, CaseState.Errored, CaseState.Passed), (_run.Of("x").State, _run.Of("y").State, _run.Of("z").State));
        Assert.Equal(1, _run.Count().Failed);
    }

    [Fact]
    public void FailuresAreCountedByDimensionAndMechanism()
    {
        Label("1", "premature_end_session", "tool_use_correct", "instruction_following");
        Label("2", "empty_response", "instruction_following");
        Label("3", "empty_response", "kb_grounding", "kb_grounding");
        Label("4", null);
        var counts = _run.Count();
        Assert.Equal(4, counts.Failed);
        Assert.Equal([("instruction_following", 2), ("kb_grounding", 1), ("tool_use_correct", 1)], counts.Dimensions.Select(d => (d.Key, d.Value)));
        Assert.Equal([("empty_response", 2), ("premature_end_session", 1), ("unlabelled", 1)], counts.Mechanisms.Select(d => (d.Key, d.Value)));
    }

    [Fact]
    public void MarkersOfTheHarnessAreCountedWhateverTheLabelsSay()
    {
        var run = new RunOutcomes("a", SomeOutcomes.Run("a") with { Mode = "normal", PlannedCases = ["0", "1", "2", "3", "10"] }, new Totals { Failed = 4 });
        Say("0", "[EMPTY_RESPONSE: No valid response after max retries]");
        Say("1", "The row says [MODEL_ENDED_SESSION], I said.");
        Say("2", "[MODEL_ENDED_SESSION]");
        Say("3", "[MODEL_ENDED_SESSION_EARLY]");
        Say("10", "[MODEL_ENDED_SESSION]");
        var counts = run.Count();
        Assert.Equal((5, 1, 1, true), (counts.Failed, counts.EndedSession, counts.EmptyResponse, counts.IsConversation));

        void Say(string name, string text) => run.Add(
            SomeOutcomes.Trial("a", name, Outcome.Failed) with { Artifacts = [new Artifact { Name = "assistant_text", Kind = ArtifactKind.Output, At = new Location("rows.jsonl", "#L1"), Text = text }] }, null);
    }

    [Fact]
    public void WhatAListOfFailuresLeavesOutPassedOnlyWhenTheCountsLeaveNoDoubt()
    {
        var run = SomeOutcomes.Run("a") with { PlannedCases = ["x", "y", "z"] };
        var certain = new RunOutcomes("a", run, new Totals { Failed = 1, Passed = 2 });
        var open = new RunOutcomes("a", run, new Totals { Failed = 1, Passed = 1 });
        foreach (var outcomes in new[] { certain, open }) outcomes.Add(SomeOutcomes.Trial("a", "x", Outcome.Failed), null);
        Assert.Equal(CaseState.Passed, certain.Of("y").State);
        Assert.Equal(CaseState.Missing, open.Of("y").State);
        Assert.Equal((0, 1), (certain.UnlistedPasses, open.UnlistedPasses));
        Assert.Equal(3, certain.Count().Cases);
    }

    private void Add(string name, Outcome outcome, int session = 1, int attempt = 1) => _run.Add(SomeOutcomes.Trial("a", name, outcome, session, attempt), null);

    private void Label(string name, string? mechanism, params string[] failed)
    {
        var trial = SomeOutcomes.Trial("a", name, Outcome.Failed, failed: failed);
        _run.Add(trial, mechanism is null ? null : SomeOutcomes.Labelled(trial, mechanism));
    }
}
