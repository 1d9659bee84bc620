using Faultline.Model;
using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

/// <summary>The mixed run after a review: some failures read, one covered by a like one, one disputed, one whose review failed.</summary>
public sealed class ReviewedReportTests
{
    private static readonly ReportInput _input = SampleRuns.MixedInput();

    private static readonly ReportModel _model = ReportModelBuilder.Build(_input with
    {
        Reviews = new Dictionary<string, ReviewStanding>(StringComparer.Ordinal)
        {
            [Id("013-iter")] = Standing(Verdict("013-iter", Fault.ModelFault, "api_misuse")),
            [Id("017-join")] = Standing(Verdict("017-join", Fault.ModelFault, "api_misuse") with { PropagatedFrom = [Id("013-iter")] }),
            [Id("018-page")] = Standing(Verdict("018-page", Fault.OverlyStrict, "extra_constraint"), Verdict("018-page", Fault.AmbiguousTask, "extra_constraint") with { Reviewer = "exec:agent" }),
            [Id("003-crons")] = Standing(Verdict("003-crons", Fault.OverlyStrict, "lint_violation"), Verdict("003-crons", Fault.OverlyStrict, "extra_constraint") with { Reviewer = "person:anna" }),
            [Id("001-mutation")] = new ReviewStanding
            {
                Failed = new ReviewFailure { Failure = Id("001-mutation"), Run = "r", Reviewer = "openai:m", Kind = ReviewFailure.Answer, Reason = "fault is 'NOBODY'" },
            },
        },
    });

    [Fact]
    public void ItReadsAsAgreed() => Golden.MatchesFixture("Reports/markdown/reviewed/expected.md", Assert.Single(new MarkdownRunReport().Write(_model)).Text);

    [Fact]
    public void CountsAddUpToTheFailures()
    {
        var review = _model.Review;
        Assert.Equal(new ReviewCounts(3, 1, 1, 1, 1, 1), review);
        Assert.Equal(_model.Failures.Count, review.Reviewed + review.Propagated + review.Provisional + review.Open);
    }

    [Fact]
    public void BucketsAreMadeOfVerdictsAlone()
    {
        Assert.Equal(4, _model.Buckets.Sum(b => b.Failures.Count));
        Assert.DoesNotContain(_model.Buckets, b => b.Fault == Fault.Inconclusive);
        Assert.Equal(["extra_constraint"], _model.Buckets.Where(b => b.Failures.Contains(Id("003-crons"))).Select(b => b.Mechanism));
    }

    [Fact]
    public void TheCorrectedScoreRestsOnVerdicts()
    {
        Assert.Equal((4, 11 - 2), (_model.Scores.ByVerdicts!.Count, _model.Scores.ByVerdicts.Of));
        Assert.Null(ReportModelBuilder.Build(_input).Scores.ByVerdicts);
    }

    [Fact]
    public void AVerdictGoesBeforeARuleAndAPersonBeforeAModel()
    {
        var crons = _model.Failures.Single(f => f.Id == Id("003-crons"));
        Assert.Equal(("person:anna", LabelStatus.Reviewed, false), (crons.Label!.By, crons.Status, crons.IsDisputed));
        var page = _model.Failures.Single(f => f.Id == Id("018-page"));
        Assert.True(page.IsDisputed);
        Assert.Contains("3 reviewed, 1 propagated, 1 provisional, 1 open", RunSummaryText.Write(_model), StringComparison.Ordinal);
    }

    private static string Id(string name) => _input.Failures.Single(f => f.Trial.Name == name).Analysis.Failure;

    private static ReviewStanding Standing(params Verdict[] verdicts) => ReviewStanding.Of(verdicts, null);

    private static Verdict Verdict(string name, Fault fault, string mechanism) => new()
    {
        Failure = Id(name),
        Run = SomeReport.Run.Id,
        Fault = fault,
        Mechanism = mechanism,
        Reasoning = $"Read {name}.",
        Confidence = 0.8,
        Evidence = [new Evidence("evals/run.log", "#L3", "the line that says it")],
        Reviewer = "openai:m",
    };
}
