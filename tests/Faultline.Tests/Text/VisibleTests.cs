using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class VisibleTests
{
    [Theory]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b]8;;https://evil\u0007link\u001b]8;;\u001b\\", "link")]
    [InlineData("a\u202Eb", "a⟨U+202E⟩b")]
    [InlineData("a\u200Bb\u0000", "a⟨U+200B⟩b⟨U+0000⟩")]
    [InlineData("a\U000E0041b", "a⟨U+E0041⟩b")]
    [InlineData("👩‍💻 🤷🏽‍♀️ ok", "👩‍💻 🤷🏽‍♀️ ok")]
    [InlineData("esc \u001b[31mred\u001b[0m end", "esc red end")]
    public void HiddenCharactersAreSpelledOutAndEmojiStay(string text, string expected) => Assert.Equal(expected, Visible.Block(text));

    // No attribute: its strings are stored as UTF-8, which cannot carry half a pair.
    [Fact]
    public void HalfACharacterIsSpelledOut() => Assert.Equal("half ⟨U+D83D⟩ x", Visible.Block("half \uD83D x"));

    [Fact]
    public void EveryKindOfLineEndBecomesOne() => Assert.Equal("a\nb\nc\n", Visible.Block("a\r\nb\rc\n"));

    [Fact]
    public void ALineHasNoLineEnds() => Assert.Equal("a b c", Visible.Line("  a\r\n\tb\n\n c "));
}
