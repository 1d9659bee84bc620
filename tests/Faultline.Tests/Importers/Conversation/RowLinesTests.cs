using System.Text;
using Faultline.Importers.Conversation;

namespace Faultline.Tests.Importers.Conversation;

public sealed class RowLinesTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("one\n")]
    [InlineData("one\ntwo")]
    [InlineData("\n\none\r\n \ntwo\n")]
    [InlineData("\uFEFFone\r\ntwo\r\n")]
    public void LinesAndTheirBytesAreThoseOfTheFile(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(_path, bytes);
        var expected = text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r', ' ')).ToList();
        if (expected[^1].Length == 0) expected.RemoveAt(expected.Count - 1);
        var lines = RowLines.Read(_path).Select(line => (line.Line, line.Offset, Text: Encoding.UTF8.GetString(line.Bytes.Span))).ToList();
        Assert.Equal(expected, lines.Select(line => line.Text));
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.Line));
        Assert.All(lines, line => Assert.StartsWith(line.Text, Encoding.UTF8.GetString(bytes.AsSpan((int)line.Offset)), StringComparison.Ordinal));
    }

    [Fact]
    public void ALineLongerThanTheBufferIsWhole()
    {
        var longest = new string('x', 700_000);
        File.WriteAllText(_path, $"a\n{longest}\nb\n");
        Assert.Equal([1, 700_000, 1], RowLines.Read(_path).Select(line => line.Bytes.Length));
        Assert.Equal([0L, 2L, 700_003L], RowLines.Read(_path).Select(line => line.Offset));
    }
}
