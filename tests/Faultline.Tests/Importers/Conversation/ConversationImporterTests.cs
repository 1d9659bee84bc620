using System.Text.Json;
using Faultline.Importers;
using Faultline.Importers.Conversation;
using Faultline.Model;
using Faultline.Review;

namespace Faultline.Tests.Importers.Conversation;

/// <summary>The forms that judged runs come in; fixtures in Fixtures/Importers/conversation.</summary>
public sealed class ConversationImporterTests : IDisposable
{
    private const string First = "20260311T235158_acme_voice-2_a3ca59b7";
    private const string Second = "20260312T001500_acme_voice-2_b4db60c8";

    private readonly string _folder = Directory.CreateTempSubdirectory("faultline-conversation-").FullName;

    private static string Runs => ConversationData.Fixture("small-run", "runs");

    private static string Table => ConversationData.Fixture("small-run", "results", "room_bench", "20260312T010000Z_model_comparison");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task TwoRunsOfOneModelAreTwoRunsWithWhatTheirFilesSay()
    {
        var data = await ConversationData.ReadAsync(Runs);
        Assert.Equal([First, Second], data.Runs.Select(r => r.Id));
        Assert.All(data.Runs, run => Assert.Equal(("acme/voice-2", "room_bench", "normal", "openai", "openai-v1", 5), (run.Model, run.Benchmark, run.Mode, run.Judge, run.BenchmarkVersion, run.PlannedCases!.Count)));
        Assert.Equal([Outcome.Passed, Outcome.Failed, Outcome.Passed, Outcome.Failed, Outcome.Passed], data.Trials[First].Select(t => t.Outcome));
        Assert.All(data.Trials[Second], trial => Assert.Equal(Outcome.Passed, trial.Outcome));
        Assert.Empty(data.Diagnostics);
    }

    [Fact]
    public async Task AFailedTurnCarriesWhatTheReferenceSaysOfIt()
    {
        var data = await ConversationData.ReadAsync(Runs);
        var booking = data.Trials[First].Single(t => t.Key.Case == "1");
        Assert.Equal(("tool_use", "long_range_memory booking"), (booking.Category, string.Join(' ', booking.Tags!)));
        var required = Assert.Single(booking.ExpectedCalls!);
        Assert.Equal("book_room", required.Name);
        Assert.Contains("\"status\": \"success\"", required.ResultJson, StringComparison.Ordinal);
        Assert.Empty(booking.Calls!);
        Assert.Equal([("guest", "Ada Lovelace", "0")], booking.Given!.Select(g => (g.Argument, g.Value, g.Case)));
        Assert.Equal([("1", "book room")], data.Trials[First].Single(t => t.Key.Case == "3").DependsOn!.Select(d => (d.Case, string.Join(' ', d.About))));
        Assert.Equal((2, "openai_judged.jsonl"), (booking.Row!.Line, booking.Row.File));
    }

    [Fact]
    public async Task EveryTextOfAFailedRowStandsWhereItIsSaid()
    {
        var data = await ConversationData.ReadAsync(Runs);
        var reader = new SourceReader();
        foreach (var artifact in data.Trials[First].SelectMany(t => t.Artifacts))
        {
            Assert.Equal(artifact.Text, reader.Read(data.Runs[0].Root, artifact.At, out var problem));
            Assert.Null(problem);
        }
    }

    [Fact]
    public async Task RowsBeginAtTheByteThatIsSaid()
    {
        var data = await ConversationData.ReadAsync(ConversationData.Fixture("dirty", "runs"));
        foreach (var run in data.Runs)
        {
            foreach (var row in data.Trials[run.Id].Select(t => t.Row).OfType<RowPlace>())
            {
                var bytes = await File.ReadAllBytesAsync(Path.Join(run.Root, row.File), TestContext.Current.CancellationToken);
                var end = Array.IndexOf(bytes, (byte)'\n', (int)row.Offset);
                using var json = JsonDocument.Parse(bytes.AsMemory((int)row.Offset, (end < 0 ? bytes.Length : end) - (int)row.Offset));
                Assert.Equal(row.Line, bytes.AsSpan(0, (int)row.Offset).Count((byte)'\n') + 1);
            }
        }
    }

    [Fact]
    public async Task RowsThatPassedKeepNoTexts()
    {
        var data = await ConversationData.ReadAsync(Runs);
        var passed = data.Trials.Values.SelectMany(t => t).Where(t => t.Outcome == Outcome.Passed).ToList();
        Assert.Equal(["[MODEL_ENDED_SESSION]"], passed.SelectMany(t => t.Artifacts).Select(a => a.Text).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ATableLeadsToItsRunsAndNamesWhatIsNotThere()
    {
        var data = await ConversationData.ReadAsync(Table);
        Assert.Equal([First, Second], data.Runs.Select(r => r.Id));
        var lost = Assert.Single(data.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal(4, lost.Line);
        Assert.Contains("/nowhere/runs/room_bench/gone", lost.Message, StringComparison.Ordinal);
        Assert.Contains("--runs-root", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRunsRootIsLookedThroughForRunsOfATableElsewhere()
    {
        File.Copy(Path.Join(Table, "run_results.csv"), Path.Join(_folder, "run_results.csv"));
        Assert.Empty((await ConversationData.ReadAsync(_folder)).Runs);
        var data = await ConversationData.ReadAsync(_folder, input => input with { RunsRoot = Runs });
        Assert.Equal([First, Second], data.Runs.Select(r => r.Id));
    }

    [Fact]
    public async Task NamedRunFoldersWinOverATable()
    {
        var run = Path.Join(Runs, "room_bench", Second);
        var data = await ConversationData.ReadAsync(Table, input => input with { Named = [Table, run] });
        Assert.Empty(data.Runs);
        Assert.Contains("are read and the comparison is not", Assert.Single(data.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutAFileOfExpectedTurnsNothingIsClaimedAboutThem()
    {
        var data = await ConversationData.ReadAsync(Runs, input => input with { Expected = ImportInput.NoExpected });
        Assert.All(data.Trials.Values.SelectMany(t => t), t => Assert.Equal((null, null, null), (t.ExpectedCalls, t.Given, t.DependsOn)));
        Assert.All(data.Runs, r => Assert.Equal(5, r.PlannedCases!.Count));
    }

    [Theory]
    [InlineData("[1,2", "cannot be read")]
    [InlineData("{\"turn_count\":3}", "no list of turns")]
    public async Task ABrokenFileOfExpectedTurnsIsNamedAndTheRunsAreRead(string content, string said)
    {
        var path = Path.Join(_folder, "expected.json");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        var data = await ConversationData.ReadAsync(Runs, input => input with { Expected = path });
        Assert.Equal(2, data.Runs.Count);
        Assert.Contains(data.Diagnostics, d => d.Severity == DiagnosticSeverity.Error && d.File == path && d.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task DamageIsCountedAndNeverAPass()
    {
        var data = await ConversationData.ReadAsync(ConversationData.Fixture("dirty", "runs"));
        var run = data.Runs[0];
        var trials = data.Trials[run.Id];
        Assert.Equal("rehydrated", run.Mode);
        Assert.Equal(
            ["0 Passed", "1 Passed", "2 Failed", "2 Failed", "2 Passed", "2 Unfinished", "3 Unfinished", "4 Passed"],
            trials.Select(t => $"{t.Key.Case} {t.Outcome}").Order(StringComparer.Ordinal));
        Assert.Equal(4, trials.Count(t => t.Key.Case == "2"));
        Assert.Null(trials.Single(t => t.Key.Case == "1").Calls);
        var said = string.Join('\n', run.Remarks!);
        foreach (var words in (string[])["2 of 7 planned turns have no row: 5, 6", "1 turns have several rows: 2 (fail, fail, pass)", "1 turns have a row without any verdict: 3", "2 verdicts are neither true, false nor null", "1 rows stand behind", "2 blank lines", "without a turn", "no whole JSON object"])
            Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Contains(data.Diagnostics, d => d.Severity == DiagnosticSeverity.Error && d.Line == 11);
    }

    [Fact]
    public async Task RowsOfManyBlocksKeepTheirPlacesAndAttempts()
    {
        var path = Path.Join(_folder, "x_judged.jsonl");
        var text = new System.Text.StringBuilder("\uFEFF\n");
        for (var i = 0; i < 4000; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{{\"turn\": {i % 1000}, \"assistant_text\": \"{new string('w', 400)}\", \"scores\": {{\"kb\": {(i % 5 == 0 ? "false" : "true")}}}}}{(i % 3 == 0 ? "\r\n" : "\n")}");
        await File.WriteAllTextAsync(path, text.ToString(), TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var trials = (await ConversationData.ReadAsync(path)).Trials.Single().Value.Take(4000).ToList();
        Assert.Equal(Enumerable.Range(0, 4000).Select(i => ($"{i % 1000}", (i / 1000) + 1, i + 2)), trials.Select(t => (t.Key.Case, t.Key.Attempt, t.Row!.Line)));
        Assert.All(trials, t => Assert.True(bytes.AsSpan((int)t.Row!.Offset).StartsWith(System.Text.Encoding.UTF8.GetBytes($"{{\"turn\": {t.Key.Case},"))));
        Assert.All(trials.Where(t => t.IsFailure), t => Assert.Equal($"#L{t.Row!.Line}/assistant_text", t.Artifacts[0].At.Pointer));
    }

    [Theory]
    [InlineData("{\"turn\":1,\"scores\":{\"kb\":true,},}", "1 Passed")]
    [InlineData("{/* c */\"turn\":1,\"scores\":{\"kb\":false}}", "1 Failed")]
    [InlineData("{\"turn\":1,\"scores\":{\"kb\":true},\"latency_ms\":NaN}", "1 Passed")]
    [InlineData("{\"turn\":1,\"scores\":{\"kb\":false},\"judge_reasoning\":\"\\ud83e\"}", "1 Failed")]
    [InlineData("{\"turn\":1,\"scores\":[]}", "1 Unfinished")]
    [InlineData("{\"turn\":1}", "1 Unfinished")]
    [InlineData("{\"turn\":1,\"scores\":{\"kb\":\"false\"}}", "1 Passed")]
    [InlineData("{\"turn\":1,\"failed_dimensions\":[\"kb\",1]}", "1 Failed")]
    [InlineData("{\"turn\":1.5,\"scores\":{\"kb\":true}}", "")]
    [InlineData("[1]", "")]
    [InlineData("{\"turn\":1,", "")]
    public async Task ARowIsReadForWhatItSays(string row, string expected)
    {
        var path = Path.Join(_folder, "x_judged.jsonl");
        await File.WriteAllTextAsync(path, row + "\n", TestContext.Current.CancellationToken);
        var data = await ConversationData.ReadAsync(path);
        Assert.Equal(expected, string.Join(' ', data.Trials.Values.SelectMany(t => t).Select(t => $"{t.Key.Case} {t.Outcome}")));
        if (expected.Length == 0) Assert.Contains(data.Diagnostics, d => d is { Severity: DiagnosticSeverity.Error, Line: 1 });
    }

    [Fact]
    public async Task InvalidUtf8StopsNothingWhetherARowIsCutOffOrWhole()
    {
        var path = Path.Join(_folder, "x_judged.jsonl");
        await File.WriteAllBytesAsync(path, [.. "{\"turn\":1,\"user_text\":\"a"u8, 0xE2, 0x80, .. "\",\"scores\":{\"kb\":false}}\n{\"turn\":2,\"user_text\":\"\u00e4"u8, 0xE2], TestContext.Current.CancellationToken);
        var data = await ConversationData.ReadAsync(path);
        var trial = Assert.Single(data.Trials.Single().Value);
        Assert.Equal("a\uFFFD", trial.Artifacts[0].Text);
        Assert.Contains(data.Diagnostics, d => d.Line == 1 && d.Message.Contains("UTF-8", StringComparison.Ordinal));
        Assert.Contains(data.Diagnostics, d => d.Line == 2 && d.Message.StartsWith("Found text that is no whole JSON object", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[{\"name\":\"a\",\"args\":{\"x\": 1},\"is_duplicate\":true}]", "[{\"name\":\"a\",\"response\":{\"result\": [1 ]}}]", "a {\"x\": 1} [1 ] True")]
    [InlineData("[{\"name\":\"a\"},{\"args\":null},7]", "[{\"name\":\"b\",\"response\":1},{\"response\":\"ok\"},{\"name\":5,\"response\":null}]", "a - - False,  null \"ok\" False,  - - False")]
    [InlineData("[{\"name\":\"\\u0061\",\"name\":\"b\"}]", "{}", "b - - False")]
    public async Task CallsAreReadWithTheirAnswers(string calls, string results, string expected)
    {
        var path = Path.Join(_folder, "x_judged.jsonl");
        await File.WriteAllTextAsync(path, $"{{\"turn\":1,\"tool_calls\":{calls},\"tool_results\":{results},\"scores\":{{\"kb\":true}}}}\n", TestContext.Current.CancellationToken);
        var trial = Assert.Single(Assert.Single((await ConversationData.ReadAsync(path)).Trials).Value);
        Assert.Equal(expected, string.Join(", ", trial.Calls!.Select(c => $"{c.Name} {c.ArgumentsJson ?? "-"} {c.ResultJson ?? "-"} {c.IsRepeat}")));
    }

    [Fact]
    public async Task AnEmptyJudgedFileIsARunOfWhichNothingIsKnown()
    {
        var data = await ConversationData.ReadAsync(ConversationData.Fixture("dirty", "runs"));
        var run = data.Runs[1];
        Assert.Empty(data.Trials[run.Id]);
        Assert.Equal(("unknown", null), (run.Mode, run.PlannedCases));
        Assert.Contains(run.Remarks!, r => r.StartsWith("Found 0 bytes", StringComparison.Ordinal));
        Assert.Contains(data.Diagnostics, d => d.File.EndsWith("runtime.json", StringComparison.Ordinal) && d.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public async Task ATranscriptAloneHasNoVerdicts()
    {
        var data = await ConversationData.ReadAsync(ConversationData.Fixture("transcript-only", "runs"));
        Assert.All(Assert.Single(data.Trials).Value, t => Assert.Equal(Outcome.Unfinished, t.Outcome));
        Assert.Contains(data.Diagnostics, d => d.Message.StartsWith("Nothing was judged", StringComparison.Ordinal));
        Assert.Equal("acme/voice-2", data.Runs[0].Model);
    }

    [Fact]
    public async Task OfTwoJudgesOneIsReadSoThatNothingCountsTwice()
    {
        var run = Path.Join(_folder, "bench", "20260101T000000_m_aaaaaaaa");
        Directory.CreateDirectory(run);
        var source = Path.Join(Runs, "room_bench", First, "openai_judged.jsonl");
        File.Copy(source, Path.Join(run, "claude_judged.jsonl"));
        File.Copy(source, Path.Join(run, "openai_judged.jsonl"));
        var data = await ConversationData.ReadAsync(run);
        Assert.Equal((5, "openai"), (Assert.Single(data.Trials).Value.Count, data.Runs[0].Judge));
        Assert.Contains("'claude_judged.jsonl'", Assert.Single(data.Diagnostics, d => d.Severity == DiagnosticSeverity.Warning).Message, StringComparison.Ordinal);
        Assert.Equal("claude", (await ConversationData.ReadAsync(Path.Join(run, "claude_judged.jsonl"))).Runs[0].Judge);
    }

    [Fact]
    public async Task LooseRowsAreGatheredByTheRunTheyName()
    {
        var data = await ConversationData.ReadAsync(ConversationData.Fixture("loose-rows", "verdicts.jsonl"));
        Assert.Equal(["runs/room_bench/r0", "runs/room_bench/r1"], data.Runs.Select(r => r.Id));
        Assert.Equal([3, 3], data.Trials.Values.Select(t => t.Count));
        Assert.Equal("1", Assert.Single(data.Trials["runs/room_bench/r1"], t => t.IsFailure).Key.Case);
        var excerpt = Assert.Single((await ConversationData.ReadAsync(ConversationData.Fixture("loose-rows", "excerpt.jsonl"))).Trials["r9"]);
        Assert.Equal(("turn_taking", "Too late."), (excerpt.FirstFailedCheck!.Name, excerpt.Artifacts.Single(a => a.Name == "claude_reasoning").Text));
    }

    [Fact]
    public async Task RowsThatNameNoRunAreOneRunCalledAsTheirFile()
    {
        var path = Path.Join(_folder, "verdicts.jsonl");
        await File.WriteAllLinesAsync(path, Enumerable.Range(0, 3).Select(i => $"{{\"turn\":{i},\"scores\":{{\"kb_grounding\":true}}}}"), TestContext.Current.CancellationToken);
        var data = await ConversationData.ReadAsync(path);
        Assert.Equal(("verdicts", null, "unknown"), (Assert.Single(data.Runs).Id, data.Runs[0].Benchmark, data.Runs[0].Mode));
        Assert.Equal(3, data.Trials["verdicts"].Count);
        Assert.Empty(data.Diagnostics);
    }

    [Fact]
    public void ATranscriptOfAnotherHarnessIsNotOurs()
    {
        File.WriteAllText(Path.Join(_folder, "transcript.jsonl"), "{\"role\":\"user\",\"content\":\"hello\"}\n");
        Assert.Equal(Certainty.No, new ConversationImporter().Probe(ImportInput.Of(_folder)).Certainty);
    }

    [Theory]
    [InlineData("small-run", Certainty.Sure)]
    [InlineData("small-run/runs/room_bench/20260311T235158_acme_voice-2_a3ca59b7/openai_judged.jsonl", Certainty.Sure)]
    [InlineData("loose-rows/verdicts.jsonl", Certainty.Sure)]
    [InlineData("README.md", Certainty.No)]
    [InlineData("nothing-here", Certainty.No)]
    public void AProbeLooksAtNamesAndFirstBytes(string path, Certainty expected) => Assert.Equal(expected, new ConversationImporter().Probe(ImportInput.Of(ConversationData.Fixture(path.Split('/')))).Certainty);
}
