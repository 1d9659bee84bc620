using System.Text;
using Faultline.Store;

namespace Faultline.Tests.Store;

public sealed class LineBlockTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "1:a")]
    [InlineData("a\n", "1:a")]
    [InlineData("a\n\n \r\nb\r\n", "1:a 4:b\r")]
    public void LinesKeepTheirNumbers(string text, string expected)
    {
        File.WriteAllText(_path, text);
        Assert.Equal(expected, string.Join(' ', Read().Select(line => $"{line.Line}:{line.Text}")));
    }

    [Fact]
    public void LinesOfAnyLengthAreWholeAcrossBlocks()
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 3000).Select(i => new string((char)('a' + (i % 26)), i % 500 == 7 ? 1_500_000 : random.Next(1, 900))).ToList();
        File.WriteAllText(_path, string.Join('\n', lines));
        var read = Read();
        Assert.Equal(lines, read.Select(line => line.Text), StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, lines.Count), read.Select(line => line.Line));
    }

    private List<(int Line, string Text)> Read()
    {
        using var file = JsonLines.OpenShared(_path);
        return [.. LineBlock.Of(file).SelectMany(block => block.Lines()).Select(line => (line.Line, Encoding.UTF8.GetString(line.Bytes.Span)))];
    }
}
