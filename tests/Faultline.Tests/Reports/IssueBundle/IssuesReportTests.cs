using System.Text.RegularExpressions;

using Faultline.Model;
using Faultline.Reports;
using Faultline.Reports.IssueBundle;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports.IssueBundle;

public sealed partial class IssuesReportTests
{
    // What GitHub takes.
    private const int MostBody = 65_536;
    private const int MostTitle = 256;

    [Fact]
    public void TheHostileRunReadsAsAgreed() => GoldenFolder.Matches("Reports/issues/hostile", new IssuesReport().Write(SampleRuns.Hostile()).Where(file => !file.Executable));

    [Fact]
    public void EveryIssueBeginsWithItsTitleAndItsMark()
    {
        foreach (var file in Issues(new IssuesReport().Write(SampleRuns.Hostile())))
        {
            var lines = file.Text.Split('\n');
            Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
            Assert.InRange(lines[0].Length - 2, 1, MostTitle);
            var key = file.Path == "issues/epic.md" ? "epic" : Path.ChangeExtension(file.Path, null).Replace('\\', '/');
            Assert.StartsWith($"<!-- faultline bundle=", lines[2], StringComparison.Ordinal);
            Assert.Contains($" key={key} ", lines[2], StringComparison.Ordinal);
            Assert.EndsWith(" -->", lines[2], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void NothingInATextMentionsSomebodyOrAnIssueOrOpensATag()
    {
        foreach (var file in new IssuesReport().Write(SampleRuns.Hostile()).Where(file => !file.Executable))
        {
            // What stands in code is shown as it is; the title in the first line is the title.
            var text = string.Join('\n', OutsideCode(file.Text).Split('\n').Skip(1));
            Assert.DoesNotContain("@octocat", text, StringComparison.Ordinal);
            Assert.DoesNotContain("#12", text, StringComparison.Ordinal);
            Assert.DoesNotContain("GH-12", text, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void AHugeRunMakesNoTextThatGitHubRefuses()
    {
        var failures = Enumerable.Range(0, 600).Select(i => SomeReport.Trial($"category/{i:0000}-{new string('c', 150)}", "tests", string.Concat(Enumerable.Repeat("🎉", 20_000))))
            .Select(trial => (trial, SomeReport.Labelled(trial, Fault.ModelFault, "r", "other", new string('|', 2000), SomeReport.Fact("tsc", "tests", $"{trial.Key.Case} {new string('<', 20_000)}")))).ToList();
        var files = new IssuesReport().Write(ReportModelBuilder.Build(SomeReport.Input(failures, new Totals { Cases = 600, Passed = 0, Failed = 600 })));
        Assert.All(files, file => Assert.InRange(file.Text.Length, 1, MostBody));
        Assert.Contains("cut to what GitHub takes", files.Single(file => file.Path == "issues/epic.md").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ByCauseEveryFailingCaseIsInExactlyOneIssue()
    {
        var model = SampleRuns.Hostile();
        var files = Issues(new IssuesReport().Write(model, new ReportOptions(ByCause: true))).Where(file => file.Path != "issues/epic.md").ToList();
        Assert.DoesNotContain(files, file => file.Path.StartsWith("clusters/", StringComparison.Ordinal));
        Assert.All(model.Failures, failure => Assert.Single(files, file => file.Text.Contains($"| `{failure.Id}` |", StringComparison.Ordinal)));
        Assert.True(files.Count < model.Failures.Count);
    }

    [Fact]
    public void ABatchsCauseIsOneIssue()
    {
        var files = new IssuesReport().Write(SampleBatch.Model());
        var cause = Assert.Single(files, file => file.Path.StartsWith("clusters/", StringComparison.Ordinal) && file.Text.Contains("`test-031`", StringComparison.Ordinal));
        Assert.StartsWith("# [E2E] 2 cases: framework_bug, resume_corruption: ValidationError RunResult criteria_scores dict_type\n", cause.Text, StringComparison.Ordinal);
        Assert.Contains("`test-002`", cause.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("test-006", cause.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void FailuresWithoutDiagnosticsAreNotOneCause()
    {
        var trials = new[] { "a/1", "a/2" }.Select(id => SomeReport.Trial(id)).Select(trial => (trial, SomeReport.Unlabelled(trial))).ToList();
        var files = new IssuesReport().Write(ReportModelBuilder.Build(SomeReport.Input(trials, new Totals { Failed = 2 })));
        Assert.Equal(2, files.Count(file => file.Path.StartsWith("clusters/", StringComparison.Ordinal)));
    }

    private static IEnumerable<ReportFile> Issues(IReadOnlyList<ReportFile> files) =>
        files.Where(file => file.Path.StartsWith("issues/", StringComparison.Ordinal) || file.Path.StartsWith("clusters/", StringComparison.Ordinal));

    // Fences first, then spans; both are made of one run of backticks at each end.
    private static string OutsideCode(string text) => Span().Replace(Fence().Replace(text, ""), "");

    [GeneratedRegex(@"^(?<ticks>`{3,})\w*\n.*?^\k<ticks>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<![`\\])(?<ticks>`+)(?!`).*?(?<!`)\k<ticks>(?!`)", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();
}
