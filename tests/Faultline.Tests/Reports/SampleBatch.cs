using Faultline.Model;
using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

/// <summary>A small batch: two tests that a resumed session overwrote, one of them a pass; a failure of the model; a pass; a start that failed.</summary>
internal static class SampleBatch
{
    private const string Signature = "ValidationError RunResult criteria_scores dict_type";

    private const string Error = """
        1 validation error for RunResult
        criteria_scores
          Input should be a valid dictionary [type=dict_type, input_value=None, input_type=NoneType]
        """;

    private const string Frame = """
          File "/repo/scylla/e2e/subtest_executor.py", line 761, in _execute_single_run
            criteria_scores=judgment.get("criteria_scores", {}),
        """;

    public static ReportModel Model() => ReportModelBuilder.Build(Input());

    public static ReportInput Input()
    {
        var run = SomeReport.Run with
        {
            Id = "dryrun-2026-02-14", Format = "scylla", Benchmark = "scylla", Provider = null, Model = "haiku", ModelName = null, Experiment = "dryrun",
            Date = At("00:28:02"), PlannedCases = null, Usage = null, Root = "dryrun", DurationMs = 3_600_000,
        };
        var resumed = new[] { "test-002", "test-031" }.Select(id => Failure(run, id, 2, Fault.HarnessFault, "resume_corruption", "The result of an earlier session could not be read back.",
            SomeReport.Fact("harness-exception", "T0/00", Error) with { Code = "ValidationError", Snippet = Frame, Severity = "error" })).ToList();
        var model = Failure(run, "test-006", 1, Fault.ModelFault, "wrong_result", "Judged, and judged a failure.");
        List<BatchTest> tests =
        [
            Test("test-001", "Hello World Task", "pass", "pass", "pass", null, Row("test-001", "pass", 0.94, 0.17m, 0.50m, 184.4), [Attempt(2, "14:40:00", Outcome.Passed, 0.50m, 0.50m)]),
            Test("test-002", "Mojo | Hello `World`", "fail", "pass", "framework_bug", "resume_corruption", Row("test-002", "fail", 0, null, 0m, 122.6),
                [Attempt(1, "00:28:02", Outcome.Passed, 0.90m, 0.90m), Attempt(2, "13:59:02", Outcome.Failed, 0m, 0m, "framework_bug", "resume_corruption")]) with
            {
                Signature = Signature, Reason = "The result of an earlier session could not be read back.", Failure = resumed[0].Trial.Key.FailureId(),
            },
            Test("test-006", "Fix prelu_activation.mojo Build Errors", "fail", "fail", "model_failure", null, Row("test-006", "fail", 0, null, 2.41m, 1320.5),
                [Attempt(1, "01:00:00", Outcome.Failed, 2.41m, 2.41m, "model_failure")]) with { Reason = "Judged, and judged a failure.", Failure = model.Trial.Key.FailureId() },
            Test("test-031", "Add Contiguous Fast Path", "fail", "fail", "framework_bug", "resume_corruption", Row("test-031", "fail", 0, null, 0m, 9.8),
                [Attempt(1, "00:58:31", Outcome.Failed, 0.61m, 0.61m, "model_failure"), Attempt(2, "14:01:42", Outcome.Failed, 0m, 0m, "framework_bug", "resume_corruption")]) with
            {
                Signature = Signature, Reason = "The result of an earlier session could not be read back.", Failure = resumed[1].Trial.Key.FailureId(),
            },
            Test("test-047", null, "error", "unknown", "environment", "start_failure", null, [Attempt(2, "14:50:00", Outcome.Errored, null, null, "environment", "start_failure")]) with { Reason = "The runner could not start." },
        ];
        var input = SomeReport.Input([.. resumed, model], new Totals { Cases = 5, Passed = 1, Failed = 3, Errored = 1, Unfinished = 0 });
        return input with
        {
            Run = run,
            Cases = [.. tests.Select(test => new ReportCase { Case = test.Id, Name = test.Name, Outcome = test.Attempts[^1].Outcome, Trials = test.Attempts.Count })],
            Batch = new BatchResult
            {
                Sessions = [new Session(1, At("00:28:02"), At("02:36:00")), new Session(2, At("13:59:02"), At("18:27:44"))],
                Reported = new BatchCounts(1, 3, 1),
                Corrected = new BatchCounts(2, 2, 1),
                ReportedRate = new BatchRate(1, 5, 0.0362, 0.6245),
                CorrectedRate = new BatchRate(2, 5, 0.1176, 0.7693),
                Cost = new BatchCost { Total = 2.91m, Passes = 0.50m, MissingFromSummary = 1.51m, Spend = 4.42m, PooledCostOfPass = 2.91m, MeanCostOfPass = 0.17m, MedianCostOfPass = 0.17m, FrontierCostOfPass = 0.17m },
                Metrics = [new BatchMetric("cost-of-pass-mean", "Mean CoP", 0.17, "usd", "Mean of frontier_cop over the rows that report a pass.")],
                Tests = tests,
                Causes =
                [
                    new BatchCause("framework_bug", "resume_corruption", Signature, "The result of an earlier session could not be read back.", null, ["test-002", "test-031"]),
                    new BatchCause("environment", "start_failure", null, "The runner could not start.", "resume_corruption", ["test-047"]),
                ],
                Contradictions =
                [
                    new BatchContradiction("test-002", "overwritten-pass", "The summary reports a failure; session 1 passed.",
                        new Evidence("batch_summary.json", "#L12", "\"status\": \"fail\""), new Evidence("thread_logs/thread_0.log", "#L61", "  T0: PASS (score: 0.940, cost: $0.9023)")),
                ],
                Settings = [new BatchSetting("model", "haiku"), new BatchSetting("judge_model", "haiku"), new BatchSetting("tiers", "[\"T0\"]")],
                IsFinal = true,
            },
        };
    }

    private static (Trial Trial, Analysis Analysis) Failure(Run run, string id, int session, Fault fault, string mechanism, string reason, params Fact[] facts)
    {
        var trial = SomeReport.Trial(id, "T0/00", facts.Length > 0 ? facts[0].Message : "score 0.0") with { Key = new TrialKey(run.Id, id, session), Category = null };
        return (trial, SomeReport.Labelled(trial, fault, "of-a-batch", mechanism, reason, facts));
    }

    private static BatchTest Test(string id, string? name, string? reported, string corrected, string category, string? cause, BatchRow? row, IReadOnlyList<BatchAttempt> attempts) => new()
    {
        Id = id,
        Name = name,
        Reported = reported,
        Corrected = corrected,
        Category = category,
        Cause = cause,
        HiddenPass = corrected == "pass" && reported != "pass",
        Attempts = attempts,
        Evidence = [new Evidence("batch_summary.json", "#L12", $"\"status\": \"{reported}\"")],
        Row = row,
    };

    private static BatchRow Row(string id, string status, double score, decimal? costOfPass, decimal cost, double seconds) => new()
    {
        Case = id, At = new Location("batch_summary.json", "#L12"), Status = status, StatusQuote = $"\"status\": \"{status}\"", ExitCode = 0, BestTier = status == "pass" ? "T0" : null,
        BestScore = score, CostOfPass = costOfPass, CostUsd = cost, DurationSeconds = seconds, ResultFolder = $"results/2026-02-14T00-28-05-{id}",
    };

    private static BatchAttempt Attempt(int session, string start, Outcome outcome, decimal? cost, decimal? spend, string? category = null, string? cause = null) => new()
    {
        Session = session, Attempt = 1, Start = At(start), End = At(start).AddMinutes(5), ExitCode = outcome == Outcome.Errored ? -1 : 0, Outcome = outcome, Cost = cost, Spend = spend,
        Category = outcome == Outcome.Passed ? "pass" : category, Cause = cause, Evidence = [],
    };

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse($"2026-02-14T{time}Z", System.Globalization.CultureInfo.InvariantCulture);
}
