using Faultline.Model;
using Faultline.Reports.Comparisons;
using Faultline.Tests.Support;

namespace Faultline.Tests.Reports.Comparisons;

public sealed class ComparisonReportTests
{
    public static TheoryData<string> Forms => [.. Catalog.All<IComparisonReport>().Select(r => r.Id)];

    [Fact]
    public void EveryFormThatTheIssueNamesIsThere() => Assert.Equal(["csv", "html", "json", "md", "text"], Catalog.All<IComparisonReport>().Select(r => r.Id));

    [Theory]
    [MemberData(nameof(Forms))]
    public void TheMixedRunsReadAsAgreed(string form)
    {
        var report = Report(form);
        Golden.MatchesFixture($"Comparisons/{form}/mixed/expected.{report.Extension}", report.Write(SomeComparisons.Mixed()));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void TheSameComparisonGivesTheSameText(string form)
    {
        Assert.Equal(Report(form).Write(SomeComparisons.Mixed()), Report(form).Write(SomeComparisons.Mixed()));
        Assert.DoesNotContain('\r', Report(form).Write(SomeComparisons.Mixed()));
        Assert.EndsWith("\n", Report(form).Write(SomeComparisons.Mixed()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void RunsWithoutCasesAreNoProblem(string form) => Assert.NotEmpty(Report(form).Write(Patterns.SomeOutcomes.Compare("", "")));

    [Fact]
    public void MarkersAreShownOnlyWhereTheyMeanSomething()
    {
        var text = Report("text").Write(SomeComparisons.Conversations());
        Assert.Contains("MODEL_ENDED_SESSION  EMPTY_RESPONSE", text, StringComparison.Ordinal);
        Assert.Matches(@"#1  model-c1 .* 1 +1 +tool_use_correct 3", text);
        Assert.DoesNotContain("MODEL_ENDED_SESSION", Report("text").Write(SomeComparisons.Mixed()), StringComparison.Ordinal);
    }

    [Fact]
    public void OfManyPairsATerminalShowsTheSurest()
    {
        var large = SomeComparisons.Large(40, 8);
        var text = Report("text").Write(large);
        Assert.Contains("The 15 of 28 pairs with the smallest p", text, StringComparison.Ordinal);
        Assert.Equal(28, large.Pairs.Count);
        Assert.DoesNotContain("pairs with the smallest p", Report("md").Write(large), StringComparison.Ordinal);
    }

    private static IComparisonReport Report(string form) => Catalog.All<IComparisonReport>().Single(r => r.Id == form);
}
