using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData(" padded", "\" padded\"")]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("@a", "'@a")]
    [InlineData("-5.5", "-5.5")]
    [InlineData("-a", "'-a")]
    public void ACellIsWrittenSo(string cell, string written) => Assert.Equal($"x,{written}\n", Csv.Row("x", cell));
}
