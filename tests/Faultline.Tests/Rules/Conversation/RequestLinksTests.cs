using Faultline.Model;
using Faultline.Rules.Conversation;

namespace Faultline.Tests.Rules.Conversation;

/// <summary>Small conversations without expected turns, from their trials to the turn that a failure follows from.</summary>
public sealed class RequestLinksTests
{
    private static readonly Turn Vote = new(21, "I'd like to vote for the one about vibe coding.", "Which one exactly?", Tool: true, Failed: "ambiguity_handling");
    private static readonly Turn WhichVote = new(48, "Which session did I vote for earlier?", "You haven't voted for a session yet.", Failed: "state_tracking");
    private static readonly Turn Graph = new(36, "I don't want to miss any of the GraphRAG content. Can you handle that?", "Good choice.", Tool: false);
    private static readonly Turn CancelGraph = new(41, "I changed my mind about GraphRAG. Cancel those registrations.", "You're not registered for any GraphRAG sessions.", Tool: true, Failed: "state_tracking");
    private static readonly Turn Hello = new(0, "When are the workshops?", "On June 3rd.");

    [Fact]
    public void AQuestionInPlaceOfARequiredCallLeavesTheRequestOpen() => Assert.Equal(21, Root(48, Hello, Vote, WhichVote));

    [Fact]
    public void AJudgeThatScoresToolsInEveryTurnDoesNotShowWhichTurnsRequireOne() =>
        Assert.Null(Root(48, Hello with { Tool = true }, Vote, WhichVote with { Tool = true }));

    [Fact]
    public void ANameLinksAndAConsequenceOfAConsequenceHasItsRoot()
    {
        Assert.Equal(36, Root(41, Hello, Graph, CancelGraph));
        var add = new Turn(37, "Add both GraphRAG sessions to my schedule.", "I don't see any GraphRAG sessions. Shall I look again?", Tool: true, Failed: "state_tracking");
        Assert.Equal(36, Root(41, Hello, Graph, add, CancelGraph with { User = "Cancel the second of the GraphRAG sessions on my schedule." }));
    }

    [Fact]
    public void ACallInATurnThatRequiresNoneIsTheLateOne() =>
        Assert.Null(Root(48, Hello, Vote with { Said = "Shall I?" }, new Turn(22, "What does a pass cost?", "It costs 300.", Calls: ["vote_for_session"]), WhichVote));

    [Fact]
    public void AWrongCallLeavesOpenWhatTheUserAskedForAndNothingElse()
    {
        Turn[] registered = [Hello, new(34, "Register me for the morning talk.", "Done.", Tool: false, Calls: ["register_for_session"]), new(52, "Can you list the sessions I'm registered for?", "One session.", Failed: "state_tracking")];
        Assert.Equal(34, Root(52, registered));
        Assert.Null(Root(52, registered[0], registered[1] with { User = "Who gave the keynote?" }, registered[2]));
    }

    [Fact]
    public void WhatWasAskedForLaterIsNoCause() => Assert.Null(Root(20, Hello, WhichVote with { Number = 20 }, Vote));

    private static int? Root(int turn, params Turn[] turns)
    {
        var run = new Run { Id = "r", Format = "f", Root = "/", Mode = "normal" };
        var builder = new ConversationSignalsBuilder(run);
        var trials = turns.Select(Trial).ToList();
        foreach (var trial in trials) builder.Add(trial);
        return builder.Build().RequestBehind(new ConversationRow(run, trials.Single(trial => trial.Key.Case == $"{turn}")))?.Cause.Root;
    }

    private static Trial Trial(Turn turn) => new()
    {
        Key = new TrialKey("r", $"{turn.Number}"),
        Outcome = turn.Failed is null && turn.Tool is not false ? Outcome.Passed : Outcome.Failed,
        Checks =
        [
            new Check { Name = "tool_use_correct", Outcome = turn.Tool switch { true => CheckOutcome.Passed, false => CheckOutcome.Failed, null => CheckOutcome.Unknown } },
            new Check { Name = "instruction_following", Outcome = CheckOutcome.Passed },
            .. turn.Failed is null ? Array.Empty<Check>() : [new Check { Name = turn.Failed, Outcome = CheckOutcome.Failed }],
        ],
        Calls = [.. (turn.Calls ?? []).Select(name => new ToolCall(name, "{}"))],
        Artifacts = [Text("user_text", ArtifactKind.Task, turn), Text("assistant_text", ArtifactKind.Output, turn)],
    };

    private static Artifact Text(string name, ArtifactKind kind, Turn turn) =>
        new() { Name = name, Kind = kind, At = new Location("f", $"#L{turn.Number + 1}/{name}"), Text = name == "user_text" ? turn.User : turn.Said };

    /// <param name="Tool">The verdict on the tools; null when the judge leaves it out.</param>
    /// <param name="Failed">Another dimension that failed.</param>
    private sealed record Turn(int Number, string User, string Said, bool? Tool = null, string? Failed = null, string[]? Calls = null);
}
