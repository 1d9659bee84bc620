using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class MarkdownPageTests
{
    [Fact]
    public void BlocksAreParted() => Assert.Equal(
        "# A\n\n- x\n- **n**: v\n\n| h | i |\n| --- | --- |\n| 1 | 2 |\n\nend\n",
        new MarkdownPage().Heading(1, "A").Item("x").Item("n", "v").Table(["h", "i"], [["1", "2"]]).Block("end\n").ToString());

    [Fact]
    public void ATableWithoutRowsSaysSo() => Assert.Equal("None.\n", new MarkdownPage().Table(["h"], []).ToString());

    [Theory]
    [InlineData("@octocat", "@&#8203;octocat")]
    [InlineData("mail a@b", "mail a@&#8203;b")]
    [InlineData("fixes #12", "fixes #&#8203;12")]
    [InlineData("GH-12", "GH-&#8203;12")]
    [InlineData("https://x.y", "https:&#8203;//x.y")]
    [InlineData("a @ b # c", "a @ b # c")]
    [InlineData("<b> & `c`", "&lt;b&gt; &amp; \\`c\\`")]
    [InlineData("", "")]
    public void InertTextCallsNobody(string text, string expected) => Assert.Equal(expected, Markdown.Inert(text));
}
