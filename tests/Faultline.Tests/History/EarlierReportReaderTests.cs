using Faultline.History;
using Faultline.Model;

namespace Faultline.Tests.History;

public sealed class EarlierReportReaderTests
{
    [Theory]
    [InlineData("### 3. 000-fundamentals/003-crons — tests (50% pass)\n\n**Classification**: KNOWN_GAP", "tests", "KNOWN_GAP")]
    [InlineData("### 3) 000-fundamentals/003-crons - KNOWN_GAP (repeat)\n\n- **Failed step**: tests (test 2 of 2)", "tests", "KNOWN_GAP")]
    [InlineData("## 003-crons (000-fundamentals) -- tests\n\nClassification: Known gap", "tests", "KNOWN_GAP")]
    [InlineData("##### ❌ `000-fundamentals/003-crons`\n\n* **Step:** tests\n* **Label:** `KNOWN_GAP` (config bug)", "tests", "KNOWN_GAP")]
    [InlineData("### Failure 1: 000-fundamentals/003-crons\n\n| Field | Value |\n|---|---|\n| **Classification** | KNOWN_GAP |\n| Failed step | tests |", "tests", "KNOWN_GAP")]
    [InlineData("### 000-fundamentals\n\n#### 003-crons: tests\n\n**KNOWN_GAP**\n\nIt is.", "tests", "KNOWN_GAP")]
    [InlineData("| Name | Where | What | Said |\n|---|---|---|---|\n| [000-fundamentals/003-crons](x) | - | KNOWN_GAP | a |", null, "KNOWN_GAP")]
    [InlineData("- Eval: 003-crons (000-fundamentals)\n- Failed step: none\n- Classification: KNOWN_GAP", null, "KNOWN_GAP")]
    public void AFailureIsReadInManyForms(string page, string? check, string label)
    {
        var row = Assert.Single(Rows("# Report\n\n## Failures\n\n" + page));

        Assert.Equal(("000-fundamentals/003-crons", check, label), (row.Case, row.Check, row.Label));
    }

    [Theory]
    [InlineData("### 1. Type cycles (3 failures)\n\n- 000-fundamentals/003-crons and others")]
    [InlineData("### Recommendations\n\n- **003-crons**: was KNOWN_GAP, see src/App.tsx")]
    [InlineData("## Cross-cutting patterns\n\n- 000-fundamentals/003-crons (KNOWN_GAP) again")]
    [InlineData("## Comparison with the previous run\n\n| Eval | Classification |\n|---|---|\n| 000-fundamentals/003-crons | KNOWN_GAP |")]
    [InlineData("## Summary\n\n| Classification | Count | Evals |\n|---|---|---|\n| KNOWN_GAP | 1 | 003-crons |")]
    [InlineData("## Failures\n\n- Classification: KNOWN_GAP\n\n- 2026-03-12 - mended\n- 10/10\n- src/App.tsx")]
    [InlineData("## Failures\n\nNothing failed. MODEL_FAULT would be 000-fundamentals/003-crons.")]
    public void WhatIsNoFailureOfThisRunGivesNoRow(string page) => Assert.Empty(Rows("# Report\n\n" + page));

    [Theory]
    [InlineData("")]
    [InlineData("\0\u0001\uFFFD|||\n|-|\n# \n## ###\n```")]
    [InlineData("| a | b |\n|---|---|\n| 000-x/001-y |\n| | | | |")]
    [InlineData("# R\n\n- Pass rate: \u0663\u0664/\u0665\u0666 (\u0666\u0660%)\n\n## Summary\n\n\u0663 MODEL_FAULT, \u0664 failures\n\n### \u0661. 000-x/001-y (failed \u0662 of \u0663)")]
    [InlineData("# R\n\n- Pass rate: 99999999999999/3\n- Date: 2026-99-99\n\n## Actions\n\n- 2026-99-99: 000-x/001-y mended\n\n99999999999999999999 failures")]
    public void BrokenPagesAreReadAsFarAsTheyGo(string page) => Assert.NotNull(EarlierReportReader.Read(page, "a/b/c.md", "c.md", []));

    [Fact]
    public void DeepNestingIsSaidAndDoesNotStopTheRest()
    {
        var report = EarlierReportReader.Read(new string('>', 5_000) + " x", "a/b/c.md", "c.md", []);

        Assert.All(report.Warnings, w => Assert.Equal("unread", w.Kind));
    }

    [Fact]
    public void ALabelForAllFailuresIsOneOfTheRun()
    {
        var report = Report("- Pass rate: 0/72\n\n## Failures\n\n### All of them (applies to all 72 failed evals)\n\n- Failed step: `none`\n- Classification: `KNOWN_GAP`\n\n### Sample\n\n- `000-fundamentals/003-crons`\n- `000-fundamentals` (10/10)\n");

        Assert.Equal(("KNOWN_GAP", null, 72), (report.RunLabel!.Label, report.RunLabel.Check, report.RunLabel.Failures));
        Assert.Equal(("000-fundamentals/003-crons", "run_level"), (Assert.Single(report.Rows).Case, report.Rows[0].Basis));
        Assert.Empty(report.Warnings);
    }

    [Fact]
    public void TheSameCaseWithTwoLabelsIsAContradiction()
    {
        var report = Report("## Failures\n\n| Eval | Classification |\n|---|---|\n| 000-a/001-b | KNOWN_GAP |\n\n### 000-a/001-b — MODEL_FAULT\n\nText.\n");

        Assert.Equal("MODEL_FAULT", Assert.Single(report.Rows).Label);
        Assert.Contains("is MODEL_FAULT on line 9 and KNOWN_GAP here", Assert.Single(report.Warnings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void DecorationsSayHowFarSomebodyLooked()
        => Assert.Equal(
            ["not_analyzed", "inferred", "inspected"],
            Rows("# R\n\n| Eval | Step | Classification | Notes |\n|---|---|---|---|\n| 000-a/001-b | tsc | MODEL_FAULT (not analyzed in detail) | |\n| 000-a/002-b | tsc | MODEL_FAULT | same (inferred) |\n| 000-a/003-b | tsc | MODEL_FAULT (infrastructure) | |\n").Select(r => r.Basis));

    [Theory]
    [InlineData("54/66 (81.8%)", 12, 0)]
    [InlineData("54/66 (83.8%)", 12, 1)]
    [InlineData("54/66 (82%)", 12, 0)]
    [InlineData("54/66", 11, 1)]
    [InlineData("54/66", 13, 1)]
    public void ThePassRateMustAgreeWithWhatIsListed(string rate, int listed, int warnings)
        => Assert.Equal(warnings, Report($"- **Pass rate**: {rate}\n\n## Failures\n\n| Eval | Classification |\n|---|---|\n" + string.Concat(Enumerable.Range(100, listed).Select(i => $"| 000-a/{i}-b | MODEL_FAULT |\n"))).Warnings.Count);

    [Fact]
    public void ARunThatNeverFinishedACaseExplainsTheGap()
        => Assert.Empty(Report("- **Pass rate**: 64/66\n- **Note**: 1/66 evals didn't complete\n\n## Failures\n\n### 000-a/001-b — MODEL_FAULT\n").Warnings);

    private static IReadOnlyList<EarlierRow> Rows(string page) => EarlierReportReader.Read(page, "p/m/abcdefgh_2026-01-02.md", "r.md", []).Rows;

    private static EarlierReport Report(string body) => EarlierReportReader.Read("# Report\n\n" + body, "p/m/abcdefgh_2026-01-02.md", "r.md", []);
}
