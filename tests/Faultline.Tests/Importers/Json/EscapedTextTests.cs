using System.Text;
using System.Text.Json;
using Faultline.Importers.Json;

namespace Faultline.Tests.Importers.Json;

public sealed class EscapedTextTests
{
    private static readonly string[] Pieces = ["plain", "\\n", "\\\\", "\\\"", "\\u00e9", "\\uD83D\\uDE00", "\\/", "\\b\\f\\r\\t", "\u00e9\u4e2d", "\U0001F600", "\\u0000", "\\u005C"];

    [Fact]
    public void TextsAreThoseOfSystemTextJson()
    {
        var random = new Random(11);
        for (var n = 0; n < 20_000; n++)
        {
            var inner = string.Concat(Enumerable.Range(0, random.Next(random.Next(10) == 0 ? 200 : 6)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            using var document = JsonDocument.Parse($"\"{inner}\"");
            Assert.Equal(document.RootElement.GetString(), EscapedText.Decode(Encoding.UTF8.GetBytes(inner)));
        }
    }

    [Theory]
    [InlineData("a\\ud83d", "a\uFFFD")]
    [InlineData("\\ude00b", "\uFFFDb")]
    [InlineData("\\ud83d\\n", "\uFFFD\n")]
    [InlineData("\\ud83d\\ud83d\\ude00", "\uFFFD\U0001F600")]
    public void HalfAPairIsTheReplacementCharacter(string inner, string expected) => Assert.Equal(expected, EscapedText.Decode(Encoding.UTF8.GetBytes(inner)));
}
