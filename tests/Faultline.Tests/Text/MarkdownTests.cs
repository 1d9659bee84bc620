using System.Text.RegularExpressions;

using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed partial class MarkdownTests
{
    private static readonly string[] Hostile =
    [
        "a|b", "a\\|b", "\\", "`", "``x`", "a\nb\r\nc", "<script>alert(1)</script>", "</td></tr>", "[x](javascript:alert(1))", "![x](http://e/p.png)",
        "```\nnot the end\n```", "~~~", "# heading", "- item", "1. item", "> quote", "🤷🏽‍♀️ | 🎉", "\u202Egnp.exe", "\u001b[31m|\u001b[0m", "", " ", "&lt;", "**b** _i_ $x$",
    ];

    public static TheoryData<string> HostileTexts => [.. Hostile];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void ARowKeepsItsTwoCells(string text)
    {
        foreach (var cell in new[] { Markdown.Text(text), Markdown.CodeInCell(text) })
        {
            var row = Markdown.Row(cell, "end");
            Assert.Equal(1, row.Count(c => c == '\n'));
            Assert.Equal(3, Pipes(row));
        }
    }

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void TextCannotOpenATag(string text) => Assert.DoesNotContain('<', Markdown.Text(text));

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void NoLineOfAFenceClosesIt(string text)
    {
        var lines = Markdown.Fence(text, "ts").TrimEnd('\n').Split('\n');
        var ticks = lines[^1];
        Assert.Equal(ticks + "ts", lines[0]);
        Assert.DoesNotContain(lines[1..^1], line => line.TrimStart().StartsWith(ticks, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`b`", "`` `b` ``")]
    [InlineData("plain", "`plain`")]
    [InlineData("", "(empty)")]
    public void ACodeSpanIsLongerThanItsContent(string text, string expected) => Assert.Equal(expected, Markdown.Code(text));

    [Theory]
    [InlineData("# a", "\\# a")]
    [InlineData("- a", "\\- a")]
    [InlineData("12. a", "12\\. a")]
    [InlineData("MODEL_FAULT", "MODEL_FAULT")]
    [InlineData("_a_", "\\_a\\_")]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    public void TextShowsAsItself(string text, string expected) => Assert.Equal(expected, Markdown.Text(text));

    [Fact]
    public void AFenceLanguageIsAWordOrNothing() => Assert.StartsWith("```\nx", Markdown.Fence("x", "ts\n<b>"), StringComparison.Ordinal);

    // As markdown-it and cmark-gfm split rows: a pipe after a backslash is text.
    private static int Pipes(string row) => BarePipe().Count(row);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex BarePipe();
}
