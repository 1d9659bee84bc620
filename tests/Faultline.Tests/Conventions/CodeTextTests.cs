namespace Faultline.Tests.Conventions;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("a // b", "a")]
    [InlineData("a /* b */ c", "a c")]
    [InlineData("""var a = "b \" c"; d""", "var a = ; d")]
    [InlineData("""var a = @"b\"; c""", "var a = ; c")]
    [InlineData("""var a = $"b {c("d")} {{e}}"; f""", "var a = c( ) ; f")]
    [InlineData("""var a = '"'; b""", "var a = ; b")]
    [InlineData("""var a = '\''; b""", "var a = ; b")]
    [InlineData("var a = \"\"\"\n b \" c\n\"\"\"; d", "var a = \n ; d")]
    [InlineData("var a = $$\"\"\"{ \"b\" }\"\"\"; c", "var a = ; c")]
    [InlineData("""f("a", "b")""", "f( , )")]
    public void OnlyCodeIsLeft(string source, string code)
    {
        var actual = CodeText.Of(source);
        Assert.Equal(source.Length, actual.Length);
        Assert.Equal(Words(code), Words(actual));
    }

    [Fact]
    public void LinesStayWhereTheyAre() => Assert.Equal(3, CodeText.Of("/* a\nb */\nc").Split('\n').Length);

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
