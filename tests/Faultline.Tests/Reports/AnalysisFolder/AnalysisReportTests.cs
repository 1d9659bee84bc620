using System.Text.RegularExpressions;

using Faultline.Model;
using Faultline.Reports;
using Faultline.Reports.AnalysisFolder;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports.AnalysisFolder;

public sealed partial class AnalysisReportTests
{
    private static readonly IReadOnlyList<ReportFile> _batch = new AnalysisReport().Write(SampleBatch.Model());

    [Fact]
    public void TheBatchReadsAsAgreed() => GoldenFolder.Matches("Reports/analysis/batch", _batch.Where(file => !file.Executable));

    [Fact]
    public void ARunThatIsNoBatchHasTheSameFolder() => GoldenFolder.Matches("Reports/analysis/mixed", new AnalysisReport().Write(SampleRuns.Mixed()).Where(IsPage));

    [Fact]
    public void ARunWithoutFailuresHasItsPagesAndNothingToFile()
    {
        var files = new AnalysisReport().Write(SampleRuns.AllPassed());
        Assert.Contains("All 3 evals passed.", Text(files, "failures/summary.md"), StringComparison.Ordinal);
        Assert.DoesNotContain(files, file => file.Path.StartsWith("issues/", StringComparison.Ordinal) && file.Path != "issues/epic.md");
    }

    [Fact]
    public void TheFolderIsLaidOutAsTheProcedureWantsIt()
    {
        var paths = _batch.Select(file => file.Path).ToList();
        foreach (var path in new[] { "README.md", "analysis.md", "failures/summary.md", "issues/epic.md", "file_issues.sh" }) Assert.Contains(path, paths);
        Assert.Equal(["test-002", "test-006", "test-031", "test-047"], Ids(paths, "failures").Where(id => id != "summary"));
        Assert.Equal(["test-001", "test-002", "test-006", "test-031", "test-047"], Ids(paths, "issues").Where(id => id != "epic"));
        Assert.Equal("# [E2E] test-006: Fix prelu_activation.mojo Build Errors - FAIL", Text(_batch, "issues/test-006.md").Split('\n')[0]);
        Assert.Equal("# E2E Dry Run: All 5 Tests (haiku/T0, 2026-02-14)", Text(_batch, "issues/epic.md").Split('\n')[0]);
        Assert.True(_batch.Single(file => file.Path == "file_issues.sh").Executable);
    }

    [Fact]
    public void TheMetricsAreThoseOfTheProcedureInItsOrder()
    {
        var table = Text(_batch, "README.md").Split("## Aggregate statistics")[1].Split("##")[0];
        Assert.Equal(
            ["Total Tests", "Passed", "Failed", "Other (error, unknown)", "Total Cost (all)", "Total Cost (passes)", "Mean CoP", "Median CoP"],
            table.Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Split('|')[1].Trim()));
        Assert.Contains("| Passed | 1 (20.0%) |", table, StringComparison.Ordinal);
        Assert.Contains("| Total Cost (all) | $2.91 |", table, StringComparison.Ordinal);
    }

    [Fact]
    public void AHiddenPassIsSaidWhereverTheTestIs()
    {
        foreach (var path in new[] { "analysis.md", "failures/summary.md", "issues/epic.md" })
            Assert.Contains("| `test-002` | session 1: PASS ($0.90) | FAIL ($0.00) — overwritten |", Text(_batch, path), StringComparison.Ordinal);
        Assert.Contains("session 1 passed this test", Text(_batch, "failures/test-002.md"), StringComparison.Ordinal);
        Assert.Contains("labels=evaluation,framework-bug,hidden-pass -->", Text(_batch, "issues/test-002.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void TheErrorIsThereAndTheChangeThatItPointsTo()
    {
        var page = Text(_batch, "failures/test-002.md");
        Assert.Contains("## Root Cause\n", page, StringComparison.Ordinal);
        Assert.Contains("**Error**:\n\n```\nValidationError: 1 validation error for RunResult\ncriteria_scores\n", page, StringComparison.Ordinal);
        Assert.Contains("# Change:\ncriteria_scores=judgment.get(\"criteria_scores\", {}),\n# To:\ncriteria_scores=judgment.get(\"criteria_scores\") or {},\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void LinksBetweenItsPagesLeadSomewhere()
    {
        var paths = _batch.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in _batch.Where(IsPage))
        {
            foreach (Match link in Link().Matches(file.Text))
                Assert.Contains(Path.Join(Path.GetDirectoryName(file.Path), link.Groups["to"].Value).TrimStart('/').Replace('\\', '/'), paths);
        }
    }

    [Fact]
    public void TheOrderOfTheInputDoesNotMatter()
    {
        var input = SampleRuns.MixedInput();
        var turned = ReportModelBuilder.Build(input with { Failures = [.. input.Failures.Reverse()] });
        Assert.Equal(new AnalysisReport().Write(SampleRuns.Mixed()), new AnalysisReport().Write(turned));
    }

    [Fact]
    public void NoPathLeavesTheFolderAndNoTwoAreOne()
    {
        var files = new AnalysisReport().Write(SampleRuns.Hostile());
        Assert.All(files, file => Assert.Matches("^([a-z]+/)?[A-Za-z0-9][A-Za-z0-9._-]{0,110}$", file.Path));
        Assert.Equal(files.Count, files.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void WhatWasNotMeasuredIsNotZero()
    {
        var trial = SomeReport.Trial("a/b");
        var files = new AnalysisReport().Write(ReportModelBuilder.Build(SomeReport.Input([(trial, SomeReport.Unlabelled(trial))], new Totals { Cases = 1, Passed = 0, Failed = 1 })));
        Assert.Contains("| Total Cost (all) | not recorded |", Text(files, "README.md"), StringComparison.Ordinal);
        Assert.Contains("| Mean CoP | not recorded |", Text(files, "README.md"), StringComparison.Ordinal);
    }

    private static bool IsPage(ReportFile file) =>
        file.Path is "README.md" or "analysis.md" or "issues/epic.md" || file.Path.StartsWith("failures/", StringComparison.Ordinal);

    private static string Text(IReadOnlyList<ReportFile> files, string path) => files.Single(file => file.Path == path).Text;

    private static IEnumerable<string> Ids(IEnumerable<string> paths, string folder) =>
        paths.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\]\((?<to>[^):]+\.md)\)")]
    private static partial Regex Link();
}
