using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class AnsiTextTests
{
    [Theory]
    [InlineData("plain\ntext", "plain\ntext")]
    [InlineData("\u001b[96mconvex/http.ts\u001b[0m:\u001b[93m20\u001b[0m", "convex/http.ts:20")]
    [InlineData("\u001b[38;5;196mred\u001b[K\n\u001b[?25lnext\u001b[2A", "red\nnext")]
    [InlineData("\u001b]8;;https://a.b\u0007link\u001b]8;;\u001b\\!", "link!")]
    [InlineData("\u001b(Bascii\u001b7saved\u001b8", "asciisaved")]
    [InlineData("torn \u001b", "torn ")]
    [InlineData("torn \u001b[3", "torn ")]
    [InlineData("torn \u001b[3\nnext", "torn \nnext")]
    [InlineData("torn \u001b]0;title\nnext", "torn 0;title\nnext")]
    public void EscapesGoAndLinesStay(string text, string plain)
        => Assert.Equal(plain, AnsiText.Strip(text));

    [Fact]
    public void TextWithoutEscapesIsTheSameInstance()
    {
        var text = new string('x', 10);
        Assert.Same(text, AnsiText.Strip(text));
    }

    [Fact]
    public void RunsPointIntoTheStoredText()
    {
        const string Text = "\u001b[1ma\u001b[0m b\u001b[2m";
        Assert.Equal("a| b", string.Join('|', AnsiText.Runs(Text).Select(run => Text[run])));
    }
}
