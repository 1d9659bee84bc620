using Faultline.Importers.Json;

namespace Faultline.Tests.Importers.Json;

public sealed class TokensTests
{
    private static readonly byte[] Bytes = System.Text.Encoding.Latin1.GetBytes("\"\"\"\\\\{}[]:, \t\rabc019-.\u0000\u001f\u0020\u007f\u0080\u00ff\u0021\u0023\u005a\u005e\u007a\u007c\u007e");

    [Fact]
    public void EveryWidthSortsEveryByteAlike()
    {
        var chunk = new byte[64];
        for (var value = 0; value < 256; value++)
        {
            for (var at = 0; at < 64; at++)
            {
                chunk.AsSpan().Fill((byte)'a');
                chunk[at] = (byte)value;
                var expected = Masks<ScalarClassifier>(chunk);
                Same<Vector128Classifier>(chunk, expected);
                Same<Vector256Classifier>(chunk, expected);
                Same<Vector512Classifier>(chunk, expected);
            }
        }
    }

    [Fact]
    public void EveryWidthFindsTheSameTokensInAnyBytes()
    {
        var random = new Random(5);
        for (var n = 0; n < 20_000; n++)
        {
            var length = random.Next(400);
            // Not one byte more than promised: a load beyond it would throw.
            var padded = new byte[length + Tokens.Padding];
            for (var i = 0; i < padded.Length; i++) padded[i] = random.Next(3) == 0 ? Bytes[random.Next(Bytes.Length)] : (byte)'a';
            var expected = Find(padded, length, VectorWidth.Scalar);
            foreach (var width in (VectorWidth[])[VectorWidth.Vector128, VectorWidth.Vector256, VectorWidth.Vector512, VectorWidth.Best])
                Assert.Equal(expected, Find(padded, length, width));
        }
    }

    [Fact]
    public void AChunkThatIsTooShortIsRefused()
    {
        var chunk = new byte[63];
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = Masks<ScalarClassifier>(chunk).Quotes);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = Masks<Vector128Classifier>(chunk).Quotes);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = Masks<Vector256Classifier>(chunk).Quotes);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = Masks<Vector512Classifier>(chunk).Quotes);
    }

    private static ByteMasks Masks<T>(byte[] chunk)
        where T : struct, IByteClassifier
    {
        T.ClassifyText(chunk, out var masks);
        T.ClassifyStructure(chunk, ref masks);
        return masks;
    }

    private static string Find(byte[] padded, int length, VectorWidth width)
    {
        var positions = new int[Tokens.Most];
        var count = Tokens.Find(padded, length, positions, width, out var traits);
        return $"{count} {traits}: {string.Join(' ', positions.Take(Math.Max(count, 0)))}";
    }

    private static void Same<T>(byte[] chunk, ByteMasks expected)
        where T : struct, IByteClassifier
    {
        var found = Masks<T>(chunk);
        var all = found.Quotes == expected.Quotes && found.Backslashes == expected.Backslashes && found.Controls == expected.Controls
            && found.Operators == expected.Operators && found.Spaces == expected.Spaces && found.NonAscii == expected.NonAscii;
        Assert.True(all, $"{typeof(T).Name}: {Convert.ToHexString(chunk)}");
    }
}
