using Faultline.Model;
using Faultline.Reports;
using Faultline.Statistics;

namespace Faultline.Tests.Support;

/// <summary>Report inputs for tests.</summary>
public static class SomeReport
{
    public static Run Run { get; } = new()
    {
        Id = "jn76nmvgpcdwcmpnpkv2rzea8s80y3ef",
        Format = "convex-evals",
        Benchmark = "convex-evals",
        Provider = "openai",
        Model = "gpt-5.2-codex",
        ModelName = "GPT-5.2 Codex",
        Experiment = "no_guidelines",
        Date = new DateTimeOffset(2026, 2, 11, 23, 30, 0, TimeSpan.FromHours(-2)),
        Status = "completed",
        DurationMs = 588460,
        Usage = new Usage { InputTokens = 0, CostUsd = 1.25m },
        PlannedCases = ["000-fundamentals/003-crons", "002-queries/013-iter", "002-queries/017-join", "002-queries/018-page", "004-actions/004-storage", "006-clients/001-mutation", "006-clients/009-never"],
        Root = "runs/jn76nmvg",
    };

    public static ReportInput Input(IReadOnlyList<(Trial Trial, Analysis Analysis)> failures, Totals totals) => new()
    {
        Run = Run,
        Totals = totals,
        FailuresByCheck = failures.Where(f => f.Trial.FirstFailedCheck is not null)
            .GroupBy(f => f.Trial.FirstFailedCheck!.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
        Failures = failures,
        Interval = (count, of) => Wilson.Interval(count, of)!.Value,
        Date = new DateOnly(2026, 3, 1),
        Generator = "faultline 0.1.0",
    };

    public static Trial Trial(string @case, string? check = "deploy", string? message = "Failed to deploy", params Artifact[] artifacts) => new()
    {
        Key = new TrialKey(Run.Id, @case),
        Outcome = Outcome.Failed,
        Category = @case.Split('/')[0],
        Name = @case.Split('/')[^1],
        Checks = check is null ? [] :
        [
            new Check { Name = "filesystem", Outcome = CheckOutcome.Passed },
            new Check { Name = check, Outcome = CheckOutcome.Failed, Message = message, MessageAt = new Location("failed_evals.json", "/failedEvals/0") },
        ],
        Artifacts = artifacts,
    };

    public static Artifact File(ArtifactKind kind, string name, string text) =>
        new() { Name = name, Kind = kind, At = new Location($"evals/{kind}.json", "/" + name.Replace("/", "~1", StringComparison.Ordinal)), Text = text };

    public static Fact Fact(string kind, string check, string message) =>
        new() { Kind = kind, Check = check, Message = message, Evidence = new Evidence("evals/run.log", "#L3", message.Split('\n')[0]) };

    public static Analysis Labelled(Trial trial, Fault fault, string rule, string mechanism, string reason, params Fact[] facts) => new()
    {
        Failure = trial.Key.FailureId(),
        Facts = facts,
        Finding = new Finding
        {
            Rule = rule,
            Version = 2,
            Fault = fault,
            Mechanism = mechanism,
            Confidence = 0.8,
            Reason = reason,
            Missing = fault == Fault.Inconclusive ? "the text of the deploy step" : null,
            Evidence = [new Evidence("evals/run.log", "#L3", "the line that says it")],
        },
    };

    public static Analysis Unlabelled(Trial trial, params Fact[] facts) => new() { Failure = trial.Key.FailureId(), Facts = facts };
}
