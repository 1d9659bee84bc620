using System.Text.RegularExpressions;

using Faultline.Model;
using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

public sealed partial class MarkdownRunReportTests
{
    private static string Page(ReportModel model) => Assert.Single(new MarkdownRunReport().Write(model)).Text;

    [Fact]
    public void TheMixedRunReadsAsAgreed() => Golden.MatchesFixture("Reports/markdown/mixed/expected.md", Page(SampleRuns.Mixed()));

    [Fact]
    public void ARunWithoutFailuresStopsAfterTheMetadata() => Golden.MatchesFixture("Reports/markdown/all-passed/expected.md", Page(SampleRuns.AllPassed()));

    [Fact]
    public void EverySectionIsThereInOrder()
    {
        var headings = Page(SampleRuns.Mixed()).Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal));
        Assert.Equal<string>(
            [
                "# Run Analysis Report: gpt-5.2-codex", "## Run metadata", "## Prior reports check", "## Failure summary by step type",
                "## Failure classification table", "## Per-failure analysis (details)", "## Cross-cutting patterns", "## Recommendations",
                "## Genuine model faults (no action taken)", "## Actions taken", "## Net impact assessment",
            ],
            headings.ToArray());
    }

    [Fact]
    public void ItEndsWithTheQuestionVerbatim() => Assert.EndsWith(
        "\nThese are my findings. Would you like me to implement any of these recommendations, or would you like to discuss specific failures in more detail?\n",
        Page(SampleRuns.Mixed()), StringComparison.Ordinal);

    [Fact]
    public void TheFourGroupsAreThereEvenWhenEmpty()
    {
        var trial = SomeReport.Trial("a/b", null);
        var page = Page(ReportModelBuilder.Build(SomeReport.Input([(trial, SomeReport.Unlabelled(trial, SomeReport.Fact("network", "x", "y") with { Check = null }))], new Totals { Failed = 1 })));
        foreach (var group in new[] { "Eval improvements", "Lint/config and infrastructure", "Model-specific notes (gpt-5.2-codex)" })
        {
            Assert.Contains($"### {group}\n\nNone found.\n", page, StringComparison.Ordinal);
        }

        Assert.Contains("not labelled: every rule abstained", page, StringComparison.Ordinal);
        Assert.Contains("## Actions taken\n\nNone\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTableAddsUp()
    {
        var page = Page(SampleRuns.Mixed());
        var steps = Section(page, "## Failure summary by step type");
        Assert.Equal(Numbers(steps[..^1]).Sum(), Numbers(steps[^1..]).Single());
        Assert.Equal(6, Numbers(steps[^1..]).Single());
        var impact = Section(page, "## Net impact assessment");
        Assert.Equal(Numbers(impact[..^1]).Sum(), Numbers(impact[^1..]).Single());
    }

    [Fact]
    public void FailuresThatAreCountedButNotListedAreNamedAndTablesStillAddUp()
    {
        var trial = SomeReport.Trial("a/b");
        var page = Page(ReportModelBuilder.Build(SomeReport.Input([(trial, SomeReport.Unlabelled(trial))], new Totals { Cases = 20, Passed = 8, Failed = 12 })));
        Assert.Contains("11 of 12 failures are counted by the run but not listed", page, StringComparison.Ordinal);
        Assert.Contains("| **Total** | **12** |", page, StringComparison.Ordinal);
        Assert.Contains("| (no failed check recorded) | 11 |", page, StringComparison.Ordinal);
    }

    [Fact]
    public void AllRowsOfATableHaveAsManyCellsAsItsHead()
    {
        var cells = 0;
        foreach (var line in Page(SampleRuns.Mixed()).Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                cells = 0;
                continue;
            }

            var pipes = BarePipe().Count(line);
            Assert.True(cells == 0 || cells == pipes, line);
            cells = pipes;
        }
    }

    [Fact]
    public void HostileTextIsNeitherMarkupNorInvisible()
    {
        var page = Page(SampleRuns.Mixed());
        Assert.DoesNotContain('\u202E', page);
        Assert.DoesNotContain('\u001b', page);
        Assert.DoesNotContain('\r', page);
        Assert.DoesNotContain("\n<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void AFenceInTheModelsCodeDoesNotEndTheSnippet()
    {
        var trial = SomeReport.Trial("a/b", "deploy", "x", SomeReport.File(ArtifactKind.Output, "a.ts", "```\n# not a heading\n````\n"));
        var fact = SomeReport.Fact("tsc", "deploy", "no") with { File = "a.ts", Line = 2 };
        Assert.Contains("\n`````ts\n```\n# not a heading\n````\n`````\n", Page(ReportModelBuilder.Build(
            SomeReport.Input([(trial, SomeReport.Unlabelled(trial, fact))], new Totals { Failed = 1 }))), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWasNotRecordedIsNotZero()
    {
        var trial = SomeReport.Trial("a/b");
        var input = SomeReport.Input([(trial, SomeReport.Unlabelled(trial))], new Totals { Failed = 1, Unfinished = 0 });
        var page = Page(ReportModelBuilder.Build(input));
        Assert.Contains("- **Unfinished evals**: `0`\n", page, StringComparison.Ordinal);
        Assert.Contains("- **Missing evals (planned, no trial)**: not recorded\n", page, StringComparison.Ordinal);
        Assert.Contains("- **Usage**: input tokens 0, output tokens not recorded, total tokens not recorded, cost 1.25 USD\n", page, StringComparison.Ordinal);
        Assert.Contains("- **Recorded score**: not recorded", page, StringComparison.Ordinal);
        Assert.Contains("- **Usage**: not recorded\n", Page(ReportModelBuilder.Build(input with { Run = SomeReport.Run with { Usage = null } })), StringComparison.Ordinal);
    }

    [Fact]
    public void NotEverythingPassedWhileACaseIsUnfinished()
    {
        var page = Page(ReportModelBuilder.Build(SomeReport.Input([], new Totals { Cases = 3, Passed = 2, Failed = 0, Unfinished = 1 })));
        Assert.DoesNotContain("evals passed.", page, StringComparison.Ordinal);
        Assert.Contains("Unfinished: 1; missing: not recorded.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void AReviewedLabelIsNotCalledProvisional()
    {
        var mixed = SampleRuns.Mixed();
        var page = Page(mixed with { Failures = [.. mixed.Failures.Select(failure => failure with { Status = LabelStatus.Reviewed })] });
        Assert.DoesNotContain("| provisional |", page, StringComparison.Ordinal);
        Assert.Contains("MODEL_FAULT (reviewed)", page, StringComparison.Ordinal);
    }

    private static string[] Section(string page, string heading) =>
        [.. page[page.IndexOf(heading + "\n", StringComparison.Ordinal)..].Split('\n').Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith('|')).Skip(2)];

    // The first number of each row: its count.
    private static IEnumerable<int> Numbers(string[] rows) =>
        rows.Select(row => int.Parse(CountCell().Match(row).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex BarePipe();

    [GeneratedRegex(@"\| \**(\d+)\** \|")]
    private static partial Regex CountCell();
}
