using Faultline.Batches;
using Faultline.Model;

namespace Faultline.Tests.Batches;

public sealed class BatchAccountTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void APassThatTheLastRowDoesNotShowIsHiddenAndItsMoneyIsMissing()
    {
        var result = Account(
            [Row("a", "fail", 0m, session: 2)],
            [Trial("a", 1, Outcome.Passed, 0.9m, 0.9m), Trial("a", 2, Outcome.Failed, 0m, 0m)],
            spend: 0.9m,
            Finding("a", 2, Fault.HarnessFault, "resume_corruption", "resume_corruption"));
        var test = Assert.Single(result.Tests);
        Assert.Equal(("fail", "pass", "framework_bug", "resume_corruption", true), (test.Reported, test.Corrected, test.Category, test.Cause, test.HiddenPass));
        Assert.Equal((0m, 0.9m), (result.Cost.Total, result.Cost.MissingFromSummary));
        Assert.Equal(["cost", "overwritten-pass"], result.Contradictions.Select(c => c.Kind));
        Assert.Equal((0, 1), (result.ReportedRate.Passed, result.CorrectedRate.Passed));
    }

    [Fact]
    public void ARowOfZerosOverAPassIsTheSummaryWritersBug()
    {
        var result = Account([Row("a", "fail", 0m, session: 1) with { IsBlank = true }], [Trial("a", 1, Outcome.Passed, 1.2m, 1.2m)], 1.2m);
        Assert.Equal(("framework_bug", "summary_writer", true), (result.Tests[0].Category, result.Tests[0].Cause, result.Tests[0].HiddenPass));
    }

    [Fact]
    public void TheCategoryExplainsTheRowAndNotALaterAttempt()
    {
        var result = Account(
            [Row("a", "error", null, session: 1)],
            [Trial("a", 1, Outcome.Errored, null, 0m), Trial("a", 2, Outcome.Unfinished, null, 0.5m)],
            0.5m,
            Finding("a", 1, Fault.HarnessFault, "runner_could_not_start", "start_failure"));
        Assert.Equal(("environment", "start_failure", "unknown"), (result.Tests[0].Category, result.Tests[0].Cause, result.Tests[0].Corrected));
        Assert.Contains(result.Contradictions, c => c.Kind == "older-row");
    }

    [Fact]
    public void AValidJudgementOfAnEarlierSessionCorrectsAnError()
    {
        var result = Account(
            [Row("a", "error", null, session: 2)],
            [Trial("a", 1, Outcome.Failed, 1m, 1m), Trial("a", 2, Outcome.Errored, null, 0m)],
            1m,
            Finding("a", 1, Fault.ModelFault, "wrong_result", null), Finding("a", 2, Fault.HarnessFault, "runner_could_not_start", "start_failure"));
        Assert.Equal("fail", result.Tests[0].Corrected);
    }

    [Fact]
    public void CostsOfPassAreNamedAndTheMeanIsOfFrontierCop()
    {
        var result = Account(
            [Row("a", "pass", 3m, 1) with { CostOfPass = 0.5m }, Row("b", "pass", 1m, 1) with { CostOfPass = 0.1m }, Row("c", "pass", 2m, 1) with { CostOfPass = 0.3m }, Row("d", "fail", 4m, 1)],
            [Trial("a", 1, Outcome.Passed, 3m, 3m), Trial("b", 1, Outcome.Passed, 1m, 1m), Trial("c", 1, Outcome.Passed, 2m, 2m), Trial("d", 1, Outcome.Failed, 4m, 4m)],
            10m);
        Assert.Equal((10m, 6m, 0m), (result.Cost.Total, result.Cost.Passes, result.Cost.MissingFromSummary));
        Assert.Equal((0.3m, 0.3m, 0.1m), (result.Cost.MeanCostOfPass, result.Cost.MedianCostOfPass, result.Cost.FrontierCostOfPass));
        Assert.Equal(10m / 3, result.Cost.PooledCostOfPass);
        Assert.All(result.Metrics, m => Assert.NotEmpty(m.Definition));
    }

    [Fact]
    public void TestsOfOneSignatureAreOneCauseAndWhatCameAfterFollowsFromIt()
    {
        string[] ids = ["a", "b", "c", "d"];
        var result = Account(
            [.. ids.Select(id => Row(id, "error", null, 1))],
            [.. ids.Select((id, i) => Trial(id, 1, Outcome.Errored, null, 0m) with { StartedAt = Noon.AddSeconds(i), Thread = 0 })],
            0m,
            [Finding("a", 1, Fault.HarnessFault, "harness_exception", "harness_exception", "A"), .. ids.Skip(1).Select(id => Finding(id, 1, Fault.HarnessFault, "harness_exception", "worktree_collision", "B"))]);
        Assert.Equal([("worktree_collision", 3, "harness_exception"), ("harness_exception", 1, null)], result.Causes.Select(c => (c.Cause, c.Tests.Count, c.FollowsFrom)));
    }

    private static BatchResult Account(IReadOnlyList<BatchRow> rows, IReadOnlyList<Trial> trials, decimal spend, params Analysis[] analyses)
    {
        var run = new Run { Id = "r", Format = "scylla-batch", Root = "/", Batch = new Batch { Sessions = [new Session(1, Noon, Noon)], Rows = rows, SpendUsd = spend } };
        return BatchAccount.Of(run, trials, analyses.ToDictionary(a => a.Failure, StringComparer.Ordinal), (_, _) => (0, 1));
    }

    private static BatchRow Row(string id, string status, decimal? cost, int session) => new()
    {
        Case = id,
        At = new Location("batch_summary.json", "#L4"),
        Status = status,
        StatusQuote = $"\"status\": \"{status}\"",
        CostUsd = cost,
        CostAt = cost is null ? null : new Location("batch_summary.json", "#L9"),
        CostQuote = cost is null ? null : $"\"total_cost\": {cost}",
        Session = session,
        Attempt = 1,
    };

    private static Trial Trial(string id, int session, Outcome outcome, decimal? cost, decimal? spend) => new()
    {
        Key = new TrialKey("r", id, session),
        Outcome = outcome,
        Usage = cost is null ? null : new Usage { CostUsd = cost },
        SpendUsd = spend,
        Facts = [new Fact { Kind = "exit", Severity = "info", Message = "x", Evidence = new Evidence("thread_logs/thread_0.log", $"#L{session}", "Completed") }],
    };

    private static Analysis Finding(string id, int session, Fault fault, string mechanism, string? cause, string? signature = null) => new()
    {
        Failure = new TrialKey("r", id, session).FailureId(),
        Finding = new Finding { Rule = "x", Version = 1, Fault = fault, Mechanism = mechanism, Confidence = 0.9, Reason = "y", Evidence = [], Cause = cause, Signature = signature },
    };
}
