using System.Globalization;

using Faultline.Reports;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports;

public sealed class RunSummaryTextTests
{
    [Fact]
    public void TheMixedRunReadsAsAgreed() => Golden.MatchesFixture("Reports/summary-text/mixed/expected.txt", RunSummaryText.Write(SampleRuns.Mixed()));

    [Fact]
    public void ARunWithoutFailuresIsShort() => Golden.MatchesFixture("Reports/summary-text/all-passed/expected.txt", RunSummaryText.Write(SampleRuns.AllPassed()));

    [Fact]
    public void NoLineIsWiderThan100Columns()
    {
        var mixed = SampleRuns.Mixed();
        var wide = mixed with
        {
            Run = mixed.Run with { StatusReason = new string('x', 300) },
            Failures = [.. mixed.Failures.Select(failure => failure with { OneLineError = string.Concat(Enumerable.Repeat("wörd ", 40)) })],
        };
        Assert.All(RunSummaryText.Write(wide).Split('\n').Where(line => !line.StartsWith("  faultline", StringComparison.Ordinal)),
            line => Assert.True(new StringInfo(line).LengthInTextElements <= 100, line));
    }
}
