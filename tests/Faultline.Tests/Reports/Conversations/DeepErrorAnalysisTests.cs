using System.Text.Json;
using Faultline.Model;
using Faultline.Reports;
using Faultline.Reports.Conversations;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports.Conversations;

public sealed class DeepErrorAnalysisTests
{
    private static readonly string[] _columns =
    [
        "model_name", "turn", "failed_dimensions", "error_mode_candidate", "user_text", "assistant_text", "judge_reasoning", "scores_json", "tool_calls_json", "tool_results_json",
    ];

    [Fact]
    public void OneRunReadsAsAgreed() => Golden.MatchesFixture("Reports/deep-error-analysis/one-run/expected.md", Page(Model()));

    [Fact]
    public void ThePacketHasTheColumnsOfTheFormatAndThenOurs()
    {
        var files = new DeepErrorAnalysis().Write(Model());
        Assert.Equal(["room_bench/deep_error_analysis.md", "room_bench/failure_review_rows.jsonl", "room_bench/failure_review_rows.csv"], files.Select(f => f.Path));
        var rows = files[1].Text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["2", "9", "10"], rows.Select(r => r.GetProperty("turn").GetRawText()));
        Assert.All(rows, row => Assert.Equal(_columns, row.EnumerateObject().Take(10).Select(p => p.Name)));
        Assert.Equal(["run_id", "session", "mechanism", "sub_mechanism", "root", "fault", "evidence"], rows[0].EnumerateObject().Skip(10).Take(7).Select(p => p.Name));
        Assert.Equal(string.Join(',', rows[0].EnumerateObject().Select(p => p.Name)), files[2].Text.Split('\n')[0]);
        Assert.Equal("tool_use_correct,instruction_following", rows[1].GetProperty("failed_dimensions").GetString());
        Assert.Equal("{\"instruction_following\": false, \"tool_use_correct\": false}", rows[1].GetProperty("scores_json").GetString());
        Assert.Equal("null", rows[1].GetProperty("tool_results_json").GetString());
    }

    [Fact]
    public void RunsOfOneModelAreToldApartAndSharedTurnsNamed()
    {
        var one = Model();
        var other = one with { Run = one.Run with { Id = "second" } };
        var page = Page(one with { Peers = [other], Comparison = Compared(one.Run, other.Run) });
        Assert.Contains("## `voice (first)`", page, StringComparison.Ordinal);
        Assert.Contains("## `voice (second)`", page, StringComparison.Ordinal);
        Assert.Contains("- Failed by all runs that have judged rows: 2, 9 (2)", page, StringComparison.Ordinal);
        Assert.Contains("- Fails only here: 10 (1)", page, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileTextIsNeitherMarkupNorInvisible()
    {
        var page = Page(Model());
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
    }

    private static string Page(ReportModel model) => new DeepErrorAnalysis().Write(model)[0].Text;

    private static ReportModel Model()
    {
        (Trial, Analysis)[] failures =
        [
            Failure("10", "state_memory_failure", "cascade_action", "9", "Where is my <script>room</script>?", "You have none.\u202E", "state_tracking"),
            Failure("9", "tool_or_action_selection_error", "missing_call", null, "Book a room | please.", "Noted.", "tool_use_correct", "instruction_following"),
            Failure("2", "empty_response", "blank_text", null, "Hello?", "", "instruction_following"),
        ];
        return ReportModelBuilder.Build(SomeReport.Input(failures, new Totals { Planned = 12, Cases = 11, Passed = 8, Failed = 3, Errored = 0, Unfinished = 0, Missing = 1 }) with
        {
            Run = new Run
            {
                Id = "first", Format = "conversation", Root = "runs/room_bench/first", Benchmark = "room_bench", Model = "voice", Mode = "normal", Judge = "openai",
                PlannedCases = [.. Enumerable.Range(0, 12).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))], Remarks = ["1 of 12 planned turns have no row: 11."],
            },
        });
    }

    private static (Trial, Analysis) Failure(string turn, string mechanism, string kind, string? root, string user, string said, params string[] failed)
    {
        var scores = JsonSerializer.Serialize(failed.ToDictionary(name => name, _ => false));
        var trial = new Trial
        {
            Key = new TrialKey("first", turn),
            Outcome = Outcome.Failed,
            Category = "tool_use",
            Checks = [.. failed.Select(name => new Check { Name = name, Outcome = CheckOutcome.Failed })],
            Artifacts = [Text("user_text", user), Text("assistant_text", said), Text("judge_reasoning", "Not as required."), Text("scores", scores), Text("tool_calls", "[]")],
        };
        return (trial, new Analysis
        {
            Failure = trial.Key.FailureId(),
            Finding = new Finding
            {
                Rule = "some-rule", Version = 1, Fault = mechanism == "empty_response" ? Fault.HarnessFault : Fault.ModelFault, Mechanism = mechanism, SubMechanism = kind, Root = root, Confidence = 0.8,
                Reason = "A reason.", Evidence = [new Evidence("openai_judged.jsonl", $"#L{turn}/scores#L1", scores)],
            },
        });

        Artifact Text(string name, string text) => new() { Name = name, Kind = ArtifactKind.Other, At = new Location("openai_judged.jsonl", $"#L{turn}/{name}"), Text = text };
    }

    private static RunComparison Compared(params Run[] runs) => new()
    {
        Runs = [.. runs.Select((run, i) => new ComparedRun
        {
            Id = run.Id, Run = run, Cases = 11, States = new Dictionary<CaseState, int>(), Failed = 3, IsConversation = true, EndedSession = 0, EmptyResponse = 0, Dimensions = [], Mechanisms = [], PassRate = null,
            UniqueFails = i == 0 ? ["10"] : [], UniquePasses = [],
        })],
        Cases = [], FailedByAll = ["2", "9"], Undecided = [], Pairs = [], Warnings = [],
    };
}
