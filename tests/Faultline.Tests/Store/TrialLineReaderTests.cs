using System.Text;
using System.Text.Json;
using Faultline.Model;
using Faultline.Store;

namespace Faultline.Tests.Store;

public sealed class TrialLineReaderTests
{
    [Fact]
    public void AnyLineIsReadAsTheSerializerReadsItOrLeftToIt()
    {
        var random = new Random(11);
        var records = new RandomRecord(random);
        var read = 0;
        for (var i = 0; i < 4000; i++)
        {
            var trial = records.Make<Trial>();
            if (i % 4 > 0) trial = trial with { Given = null, DependsOn = null, Facts = null, AgentRuns = null, StartedAt = null, EndedAt = null, SpendUsd = null, DurationMs = i, Usage = trial.Usage is { } u ? u with { CostUsd = null } : null, Checks = [], Artifacts = [] };
            var bytes = Bytes(new TrialLine(i % 3 == 0, i % 5 == 0 ? i : null, i % 7 == 0 ? [new Check { Name = "tests", Outcome = CheckOutcome.Passed }] : null, trial, i % 2 == 0 ? [new TextReference(i, i * 10_000_000_000L, 3)] : null));
            if (TrialLineReader.Read(bytes) is not { } line) continue;
            read++;
            Assert.Equal(Encoding.UTF8.GetString(Bytes(JsonSerializer.Deserialize(bytes, StoreJson.Line<TrialLine>())!)), Encoding.UTF8.GetString(Bytes(line)));
        }

        Assert.InRange(read, 500, 4000);
    }

    [Fact]
    public void ATrialOfAConversationIsNotLeftToTheSerializer()
    {
        var bytes = Bytes(new TrialLine(true, null, null, Usual(), [new TextReference(0, 54, 2005)]));
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(Bytes(TrialLineReader.Read(bytes)!)));
    }

    [Fact]
    public void ALineThatIsCutAnywhereIsLeftToTheSerializer()
    {
        var bytes = Bytes(new TrialLine(true, null, null, Usual(), [new TextReference(0, 54, 2005)]));
        for (var length = 0; length < bytes.Length; length++) Assert.Null(TrialLineReader.Read(bytes.AsSpan(0, length)));
        Assert.Null(TrialLineReader.Read([.. bytes, (byte)'}']));
    }

    [Theory]
    [InlineData("\"outcome\":\"failed\"", "\"outcome\":\"Failed\"")]
    [InlineData("\"session\":1", "\"session\":1.5")]
    [InlineData("\"session\":1,", "")]
    [InlineData("\"checks\":[", "\"new\":3,\"checks\":[")]
    [InlineData("\"artifacts\":[", "\"artifacts\":[null,")]
    [InlineData("\"case\":\"12\"", "\"case\":null")]
    [InlineData("\"case\":\"12\"", "\"case\":\"\\ud800\"")]
    public void WhatIsUnexpectedIsLeftToTheSerializer(string usual, string odd)
    {
        var line = Encoding.UTF8.GetString(Bytes(new TrialLine(true, null, null, Usual(), null)));
        Assert.Contains(usual, line, StringComparison.Ordinal);
        Assert.Null(TrialLineReader.Read(Encoding.UTF8.GetBytes(line.Replace(usual, odd, StringComparison.Ordinal))));
    }

    private static byte[] Bytes(TrialLine line) => JsonSerializer.SerializeToUtf8Bytes(line, StoreJson.Line<TrialLine>());

    private static Trial Usual() => new()
    {
        Key = new TrialKey("run \"a\"", "12"),
        Outcome = Outcome.Failed,
        Category = "tools",
        Tags = ["x"],
        Checks =
        [
            new() { Name = "kb_grounding", Outcome = CheckOutcome.Failed, Message = "\u4e2d\n\"said\"", MessageAt = new Location("openai_judged.jsonl", "#L3/judge_reasoning") },
            new() { Name = "state_tracking", Outcome = CheckOutcome.Unknown },
        ],
        Artifacts = [new() { Name = "assistant_text", Kind = ArtifactKind.Output, At = new Location("openai_judged.jsonl", "#L3/assistant_text") }],
        Calls = [new("submit", "{\"a\":1}", "[]", true, ["a"])],
        ExpectedCalls = [],
        Row = new RowPlace("openai_judged.jsonl", 3, 12_345_678_901),
        DurationMs = 10956.5,
        Usage = new Usage { InputTokens = 1, OutputTokens = 0 },
    };
}
