using System.Text;
using System.Text.Json;
using Faultline.Store;

namespace Faultline.Tests.Store;

public sealed class TextsFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void TextsAreReadInAnyOrder()
    {
        var random = new Random(5);
        var places = new List<(long Offset, int Length, string Text)>();
        using (var file = File.Create(_path))
        {
            for (var i = 0; i < 400; i++)
            {
                var text = $"{i} " + new string('x', i % 100 == 3 ? 1_200_000 : random.Next(6000));
                var line = JsonSerializer.SerializeToUtf8Bytes(new TextLine(text), StoreJson.Line<TextLine>());
                places.Add((file.Position, line.Length, text));
                file.Write(line);
                file.WriteByte((byte)'\n');
            }
        }

        using var texts = new TextsFile(_path);
        foreach (var (offset, length, text) in places) Assert.Equal(text, texts.Read(offset, length));
        for (var i = 0; i < 600; i++)
        {
            var (offset, length, text) = places[random.Next(places.Count)];
            Assert.Equal(text, texts.Read(offset, length));
        }
    }

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(0, 0)]
    [InlineData(0, 1000)]
    [InlineData(3, 12)]
    [InlineData(1_000_000, 14)]
    public void WhatIsNoLineIsNoText(long offset, int length)
    {
        File.WriteAllText(_path, "{\"text\":\"abc\"}\n", new UTF8Encoding(false));
        using var texts = new TextsFile(_path);
        Assert.Null(texts.Read(offset, length));
        Assert.Equal("abc", texts.Read(0, 14));
    }
}
