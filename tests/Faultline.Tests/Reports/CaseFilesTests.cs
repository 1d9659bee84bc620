using Faultline.Reports;

namespace Faultline.Tests.Reports;

public sealed class CaseFilesTests
{
    [Theory]
    [InlineData("test-002", "test-002")]
    [InlineData("002-queries/013-iter", "002-queries-013-iter")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    [InlineData("-rf", "rf")]
    [InlineData("con", "x-con")]
    [InlineData("nul.txt", "x-nul.txt")]
    [InlineData("a\u0000b\nc", "a-b-c")]
    [InlineData("🎉", "case")]
    public void AnIdBecomesANameThatEverySystemTakes(string id, string name) => Assert.Equal(name, CaseFiles.Names([id])[id]);

    [Fact]
    public void TwoIdsNeverShareAFileEvenWhereCaseIsNoDifference()
    {
        string[] ids = ["a/b", "a-b", "A-B", "a b", "a-b-", "epic", "EPIC", "summary", "readme", "index", "case", "🎉", "🎊", new string('x', 300), new string('x', 301)];
        var names = CaseFiles.Names(ids);
        Assert.Equal(ids.Length, names.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain(names.Values, name => name.ToUpperInvariant() is "EPIC" or "SUMMARY" or "README" or "INDEX");
        Assert.All(names.Values, name => Assert.InRange(name.Length, 1, 100));
    }

    [Fact]
    public void AnIdThatLooksLikeAnothersNameWithItsHashTakesNothing()
    {
        var taken = CaseFiles.Names(["a b", "a-b"])["a b"];
        var names = CaseFiles.Names(["a b", "a-b", taken]);
        Assert.Equal(3, names.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(taken, names[taken]);
    }

    [Fact]
    public void TheOrderOfTheIdsDoesNotMatter() => Assert.Equal(CaseFiles.Names(["a b", "a-b", "c"]), CaseFiles.Names(["c", "a-b", "a b"]));
}
