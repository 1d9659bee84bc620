using Faultline.Model;
using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

public sealed class ReportModelBuilderTests
{
    private static FailureReport One(Trial trial, params Fact[] facts) =>
        ReportModelBuilder.Build(SomeReport.Input([(trial, SomeReport.Unlabelled(trial, facts))], new Totals { Failed = 1 })).Failures[0];

    [Fact]
    public void AnErrorDecidesBeforeAnEarlierWarning() => Assert.Equal(
        "no-undef: 'React' is not defined.",
        One(
            SomeReport.Trial("a/b", "eslint"),
            SomeReport.Fact("eslint", "eslint", "Unused.") with { Code = "no-unused", Severity = "warning" },
            SomeReport.Fact("tsc", "deploy", "of another check") with { Severity = "error" },
            SomeReport.Fact("eslint", "eslint", "'React' is not defined.") with { Code = "no-undef", Severity = "error" }).OneLineError);

    [Fact]
    public void ATestSaysItsTitle() => Assert.Equal(
        "creates a user: expected 1 to be 2",
        One(SomeReport.Trial("a/b", "tests"), SomeReport.Fact("assertion", "tests", "expected 1 to be 2\n  at x") with { Subject = "creates a user", Code = "AssertionError" }).OneLineError);

    [Fact]
    public void WithoutFactsTheFirstMeaningfulLineDecides() => Assert.Equal(
        "Error: cannot bundle",
        One(SomeReport.Trial("a/b", "deploy", "=====\n- Preparing functions\n\u001b[31mError: cannot bundle\u001b[0m\nerror: later")).OneLineError);

    [Fact]
    public void WithoutAnyTextThereIsNoError() => Assert.Null(One(SomeReport.Trial("a/b", "deploy", null)).OneLineError);

    [Fact]
    public void ALongErrorIsCutAt200() => Assert.Equal(200, One(SomeReport.Trial("a/b", "deploy", new string('x', 5000))).OneLineError!.Length);

    [Fact]
    public void TheModelSnippetIsTheLinesAroundThePlace()
    {
        var text = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"line{i}"));
        var snippet = One(
            SomeReport.Trial("a/b", "deploy", "x", SomeReport.File(ArtifactKind.Output, "convex/index.ts", text)),
            SomeReport.Fact("tsc", "deploy", "no") with { File = "/tmp/work/convex/index.ts", Line = 20 }).Model!;
        Assert.Equal(("convex/index.ts", 16, 12), (snippet.Name, snippet.FirstLine, snippet.Text.Split('\n').Length));
        Assert.StartsWith("line16\n", snippet.Text, StringComparison.Ordinal);
        Assert.Equal("/convex~1index.ts#L16-L27", snippet.At.Pointer);
    }

    [Fact]
    public void APlaceOutsideTheOutputFallsBackToTheToolsQuote()
    {
        var fact = SomeReport.Fact("tsc", "deploy", "no") with { File = "other.ts", Line = 900, Snippet = "let x = 1;" };
        Assert.Equal("let x = 1;", One(SomeReport.Trial("a/b", "deploy", "x", SomeReport.File(ArtifactKind.Output, "index.ts", "a")), fact).Model!.Text);
    }

    [Fact]
    public void TheExpectedSnippetIsTheMostSimilarBlock()
    {
        var failure = SampleRuns.Mixed().Failures.Single(f => f.Trial.Key.Case == "002-queries/013-iter");
        Assert.Contains("ctx.db.query(\"teams\")) {", failure.Expected!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// export const listTeams = query here")]
    [InlineData("nothing alike")]
    [InlineData("")]
    public void APlaceholderIsNoExpectedSnippet(string expected)
    {
        var trial = SomeReport.Trial("a/b", "deploy", "x",
            SomeReport.File(ArtifactKind.Output, "index.ts", "export const listTeams = query"), SomeReport.File(ArtifactKind.Expected, "index.ts", expected));
        Assert.Null(One(trial, SomeReport.Fact("tsc", "deploy", "no") with { File = "index.ts", Line = 1 }).Expected);
    }

    [Fact]
    public void TheCautiousScoreKeepsUnlabelledAndInconclusiveWithTheModel()
    {
        var scores = SampleRuns.Mixed().Scores;
        Assert.Equal((4, 11), (scores.Recorded!.Count, scores.Recorded.Of));
        // 11 cases without one OVERLY_STRICT and one AMBIGUOUS_TASK; what did not finish stays in the whole.
        Assert.Equal((4, 9), (scores.WithoutNonModelFaults!.Count, scores.WithoutNonModelFaults.Of));
    }

    [Fact]
    public void OneOutageIsOneCause()
    {
        var failures = Enumerable.Range(0, 72).Select(i => SomeReport.Trial($"c/{i:00}", "model", $"No endpoints found for request {i}"))
            .Select(trial => (trial, SomeReport.Unlabelled(trial))).ToList();
        var patterns = ReportModelBuilder.Build(SomeReport.Input(failures, new Totals { Cases = 72, Passed = 0, Failed = 72 })).Patterns;
        Assert.Equal("One cause for nearly the whole run", patterns[0].Title);
        Assert.DoesNotContain(patterns, pattern => pattern.Title == "The same error message");
    }

    [Fact]
    public void ACategoryIsNamedWithItsCounts() => Assert.Contains(
        SampleRuns.Mixed().Patterns, pattern => pattern is { Title: "Every case of 002-queries failed", Explanation: "3 of 3 cases of this category failed." });

    [Fact]
    public void EveryProposalNamesFailuresOfTheRun()
    {
        var model = SampleRuns.Mixed();
        var ids = model.Failures.Select(failure => failure.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(model.Recommendations.SelectMany(item => item.Failures), id => Assert.Contains(id, ids));
        Assert.All(model.Recommendations, item => Assert.True(item.Failures.Count > 0 || item.Text.Contains("unfinished", StringComparison.Ordinal)));
    }

    [Fact]
    public void TheOrderOfTheInputDoesNotMatter()
    {
        var input = SampleRuns.MixedInput();
        var turned = ReportModelBuilder.Build(input with { Failures = [.. input.Failures.Reverse()] });
        Assert.Equal(new JsonRunReport().Write(SampleRuns.Mixed())[0].Text, new JsonRunReport().Write(turned)[0].Text);
    }
}
