using Faultline.Model;
using Faultline.Patterns;

namespace Faultline.Tests.Patterns;

public sealed class RecurrenceFinderTests
{
    private static readonly Run _run = new() { Id = "run-now", Format = "f", Root = "/", Model = "m", Date = Day(10) };

    [Theory]
    [InlineData("a/b", "tests", "X", "recurring", "cause-and-case")]
    [InlineData("a/b", "deploy", "X", "recurring", "cause-and-case")]
    [InlineData("a/c", "tests", "X", "recurring", "cause")]
    [InlineData("a/b", "tests", null, "recurring", "case-and-step")]
    [InlineData("a/b", "tests", "Y", "recurring", "case-and-step-other-error")]
    [InlineData("a/b", "deploy", "Y", "new", null)]
    [InlineData("a/b", "deploy", null, "new", null)]
    [InlineData("a/c", "tests", null, "new", null)]
    [InlineData("a/c", "tests", "Y", "new", null)]
    public void AFailureIsTheSameByCauseThenByCaseAndStepNeverByTheCaseAlone(string @case, string check, string? cause, string state, string? match)
    {
        var found = new RecurrenceFinder(_run, [Past("run-1", 5, @case, check, cause)], [], []).Of(Now("a/b", "tests", "X"));

        Assert.Equal((state, match), (found.State, found.Match));
    }

    [Fact]
    public void TheOrderInWhichAToolPrintsErrorsDoesNotMatter()
        => Assert.Equal("cause-and-case", new RecurrenceFinder(_run, [Past("run-1", 5, "a/b", "tests", "Y") with { Errors = ["Y", "X"] }], [], []).Of(Now("a/b", "tests", "X")).Match);

    [Fact]
    public void AnOutageOfManyCasesAndRunsIsToldOncePerRunAndNotForAllRuns()
    {
        var past = Enumerable.Range(1, 40).SelectMany(r => Enumerable.Range(0, 500).Select(c => Past($"run-{r:00}", 1, $"a/{c}", "tests", "X") with { Date = Day(1).AddHours(r) }));

        var found = new RecurrenceFinder(_run, past, [], []).Of(Now("a/0", "tests", "X"));

        Assert.Equal(40, found.Occurrences.Count(o => o.Match == "cause-and-case"));
        Assert.Equal(11, found.Occurrences.Count(o => o.Match == "cause"));
        Assert.Equal("2026-01-01", found.Since);
    }

    [Fact]
    public void LaterRunsAndTheRunItselfAreNoHistory()
        => Assert.Equal("new", new RecurrenceFinder(_run, [Past("run-2", 11, "a/b", "tests", "X"), Past("run-now", 10, "a/b", "tests", "X")], [], []).Of(Now("a/b", "tests", "X")).State);

    [Fact]
    public void LabelsOfReportsAreShownWithTheirPlaceAndTheirDisagreement()
    {
        EarlierReport[] reports =
        [
            Report("one", 3, Row("a/b", "tests", "KNOWN_GAP", 7)),
            Report("two", 4, Row("a/b", "tests", "MODEL_FAULT", 8)),
            Report("three", 4, Row("a/b", "deploy", "HARNESS_FAILURE", 9)),
            Report("later", 12, Row("a/b", "tests", "OVERLY_STRICT", 9)),
        ];

        var found = new RecurrenceFinder(_run, [], reports, []).Of(Now("a/b", "tests", "X") with { Fault = Fault.GraderFault });

        Assert.Equal([("one.md:7", "KNOWN_GAP"), ("two.md:8", "MODEL_FAULT")], found.Labels.Select(l => (l.Source, l.Label)));
        Assert.Equal((true, true, "recurring", "2026-01-03"), (found.LabelsDisagree, found.LabelledOtherwiseNow, found.State, found.Since));
    }

    [Fact]
    public void AReportOfAStoredRunIsMatchedByTheCauseThatTheRunHolds()
    {
        var past = Past("run-17", 5, "a/b", "deploy", "X");

        var same = new RecurrenceFinder(_run, [past], [Report("run-17", 5, Row("a/b", null, "KNOWN_GAP", 1))], []).Of(Now("a/b", "tests", "X"));
        var other = new RecurrenceFinder(_run, [past with { Cause = "Y", Errors = ["Y"] }], [Report("run-17", 5, Row("a/b", "tests", "KNOWN_GAP", 1))], []).Of(Now("a/b", "tests", "X"));

        Assert.Equal("cause-and-case", Assert.Single(same.Labels).Match);
        Assert.Empty(other.Labels);
    }

    [Fact]
    public void VerdictsAreEarlierLabelsWithWhoAndWhenAndPeopleLead()
    {
        PastFailure[] past =
        [
            Past("run-1", 5, "a/b", "tests", "X") with { Verdicts = [Said("openai:x", Fault.ModelFault, 6), Said("person:ann", Fault.GraderFault, 7)] },
            Past("run-2", 6, "a/b", "tests", "Y") with { Verdicts = [Said("person:bob", Fault.HarnessFault, 8)] },
            Past("run-3", 6, "a/c", "tests", "X") with { Verdicts = [Said("person:bob", Fault.GraderFault, 9), Said("openai:x", Fault.ModelFault, 9) with { PropagatedFrom = ["f0"] }] },
        ];

        var found = new RecurrenceFinder(_run, past, [Report("one", 3, Row("a/b", "tests", "KNOWN_GAP", 7))], []).Of(Now("a/b", "tests", "X") with { Fault = Fault.ModelFault });

        Assert.Equal(
            [("one.md:7", null, "KNOWN_GAP", "case-and-step"), ("verdict:frun-1", "openai:x", "MODEL_FAULT", "cause-and-case"), ("verdict:frun-1", "person:ann", "GRADER_FAULT", "cause-and-case"), ("verdict:frun-3", "person:bob", "GRADER_FAULT", "cause")],
            found.Labels.Select(l => (l.Source, l.By, l.Label, l.Match)));
        Assert.Equal(["2026-01-03", "2026-01-06", "2026-01-07", "2026-01-09"], found.Labels.Select(l => l.Date));
        Assert.Equal(("a/c", true, false), (found.Labels[^1].Case, found.LabelsDisagree, found.LabelledOtherwiseNow));
        Assert.Equal(("GRADER_FAULT", "people", 2, 2), (found.Leading!.Label, found.Leading.By, found.Leading.Labels, found.Leading.Of));
    }

    [Fact]
    public void OfAnOutageThatManyJudgedTheLatestVerdictsAreTold()
    {
        var past = Enumerable.Range(0, 100).Select(c => Past("run-1", 1, $"a/{c}", "tests", "X") with { Failure = $"f{c:00}", Verdicts = [Said("openai:x", Fault.HarnessFault, 1 + (c % 9))] });

        var labels = new RecurrenceFinder(_run, past, [], []).Of(Now("b/b", "tests", "X")).Labels;

        Assert.Equal(10, labels.Count);
        Assert.All(labels, l => Assert.Equal("2026-01-09", l.Date));
    }

    [Theory]
    [InlineData(6, null, "regressed")]
    [InlineData(6, "tests", "regressed")]
    [InlineData(6, "deploy", "recurring")]
    [InlineData(10, null, "recurring")]
    [InlineData(4, null, "recurring")]
    public void AnActionOfAnEarlierDayShouldHaveFixedWhatWasThereByThen(int day, string? check, string state)
    {
        var action = new ActionTaken($"2026-01-{day:00}", "mended", ["a/b"], check, "workspace");

        var found = new RecurrenceFinder(_run, [Past("run-1", 5, "a/b", "tests", "X")], [], [action]).Of(Now("a/b", "tests", "X"));

        Assert.Equal(state, found.State);
        Assert.Equal(day == 10, found.SameDayActions.Count == 1);
    }

    [Theory]
    [InlineData(true, null, "worked")]
    [InlineData(false, "X", "did-not-work")]
    [InlineData(false, "Y", "other-failure")]
    public void LaterRunsSayWhetherAnActionWorked(bool passed, string? cause, string effect)
    {
        var action = new ActionTaken("2026-01-06", "mended", ["a/b"], null, "workspace");
        CaseHistory[] cases =
        [
            new("run-1", "m", Day(5), "a/b", false, 1, [Past("run-1", 5, "a/b", "tests", "X")]),
            new("run-2", "m", Day(7), "a/b", passed, 1, cause is null ? [] : [Past("run-2", 7, "a/b", "tests", cause)]),
        ];

        Assert.Equal((effect, "run-2"), ActionEffects.Of([action], cases, []).Select(e => (e.Effect, e.Run!)).Single());
        Assert.Equal("unknown", ActionEffects.Of([action with { Date = "2026-01-07" }], cases, []).Single().Effect);
    }

    [Fact]
    public void ARecommendationComesBackUntilSomebodyActsOnIt()
    {
        var report = Report("one", 3) with { Proposals = [new EarlierProposal("Eval improvements", "say it in the task", ["a/b"], 12), new EarlierProposal(null, "of a case that passes", ["a/c"], 13), new EarlierProposal("Model-specific notes", "it likes lists", [], 14), new EarlierProposal("Lint", "capture logs", [], 15)] };
        var failed = new HashSet<string>(["a/b"], StringComparer.Ordinal);

        Assert.Equal(["one.md:12", "one.md:15"], ReturningProposals.Of([report], [], failed).Select(p => p.Source));
        Assert.Equal(["one.md:15"], ReturningProposals.Of([report], [new ActionTaken("2026-01-03", "said", ["a/b"], null, "workspace")], failed).Select(p => p.Source));
    }

    [Fact]
    public void OnlyRepeatedTrialsOfOneRunMakeACaseFlaky()
    {
        PatternTrial Of(string @case, bool? passed, Fault? fault = null)
            => new("r", "m", Day(1), @case, null, passed, passed == false ? Past("r", 1, @case, "tests", "X") with { Fault = fault } : null, false);

        var flaky = FlakyCases.Of(
            [Of("a/b", true), Of("a/b", false), Of("a/b", null), Of("a/c", false), Of("a/c", false), Of("a/d", false, Fault.HarnessFault), Of("a/d", true)]);

        Assert.Equal(("a/b", 1, 2), flaky.Select(f => (f.Case, f.Failed, f.Trials)).Single());
        Assert.InRange(flaky[0].Low, 0.09, 0.1);
    }

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 12, 0, 0, TimeSpan.Zero);

    private static PastFailure Now(string @case, string check, string? cause) => Past("run-now", 10, @case, check, cause);

    private static PastFailure Past(string run, int day, string @case, string? check, string? cause)
        => new("f" + run, run, "m", Day(day), @case, check, cause, cause is null ? [] : [cause], null);

    private static Verdict Said(string reviewer, Fault fault, int day)
        => new() { Failure = "f", Run = "r", Fault = fault, Mechanism = "other", Reasoning = "because", Evidence = [], Reviewer = reviewer, At = Day(day) };

    private static EarlierReport Report(string name, int day, params EarlierRow[] rows)
        => new() { File = name + ".md", Digest = name, Run = name, Model = "m", Date = $"2026-01-{day:00}", Rows = rows };

    private static EarlierRow Row(string @case, string? check, string label, int line) => new() { Case = @case, Check = check, Label = label, Basis = "inspected", Line = line };
}
