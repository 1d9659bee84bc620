using System.Globalization;
using System.Text;
using System.Text.Json;
using Faultline.Store;

namespace Faultline.Tests.Store;

public sealed class JsonBytesTests
{
    [Fact]
    public void EveryCharacterIsWrittenAsTheSerializerWritesIt()
    {
        var buffer = new JsonBytes();
        for (var c = 0; c <= char.MaxValue; c++)
        {
            foreach (var text in (string[])[$"{(char)c}", $"a{(char)c}b", $"\u00e4{(char)c}\U0001F990"])
            {
                if (Written(buffer, text) != Expected(text)) Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"U+{c:X4} in a text of {text.Length}: expected {Expected(text)}, found {Written(buffer, text)}"));
            }
        }
    }

    [Fact]
    public void LongTextsOfAllKindsAreWrittenAsTheSerializerWritesThem()
    {
        var random = new Random(7);
        var buffer = new JsonBytes();
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder();
            while (text.Length < random.Next(3000))
            {
                var kind = random.Next(6);
                for (var n = random.Next(400); n > 0; n--) text.Append(kind switch { 0 => (char)random.Next(0xD7F0, 0xE010), 1 => (char)random.Next(0x80, 0x3000), 2 => (char)random.Next(0x20), 3 => "\"\\\n"[n % 3], _ => (char)random.Next(0x20, 0x7F) });
            }

            Assert.Equal(Expected(text.ToString()), Written(buffer, text.ToString()));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void NumbersAreWrittenInFull(long number)
    {
        var buffer = new JsonBytes();
        buffer.Add(number);
        Assert.Equal(number.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetString(buffer.Written));
    }

    private static string Written(JsonBytes buffer, string text)
    {
        buffer.Clear();
        buffer.AddString(text);
        return Encoding.UTF8.GetString(buffer.Written);
    }

    private static string Expected(string text) => JsonSerializer.Serialize(text, StoreJson.Line<TextLine>().Options);
}
