using Faultline.Text;

namespace Faultline.Tests.Text;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("<img src=x onerror=\"a()\">", "&lt;img src=x onerror=&quot;a()&quot;&gt;")]
    [InlineData("' & '", "&#39; &amp; &#39;")]
    [InlineData("two\r\nlines\t", "two lines")]
    [InlineData("a\u202Eb\0", "a⟨U+202E⟩b⟨U+0000⟩")]
    public void EverythingShowsAsItself(string text, string expected) => Assert.Equal(expected, Html.Text(text));
}
