using System.Text;

namespace Faultline.Tests.Importers.Json;

/// <summary>Files of rows with all that real ones have between and behind them; small, so that every byte meets every block boundary.</summary>
internal static class RandomFile
{
    private static readonly string[] LineEnds = ["\n", "\n", "\n", "\r\n", "\n\n", "\r\n \t\r\n"];

    private static readonly byte[][] Oddities =
    [
        "[1]"u8.ToArray(), "null"u8.ToArray(), "{\"turn\":NaN}"u8.ToArray(), "{\"scores\":{\"a\":-Infinity,\"b\":false},\"turn\":\"NaN\"}"u8.ToArray(),
        "{\"turn\":\"\xFF\"}"u8.ToArray(), [.. "{\"turn\":\""u8, 0xE4, 0xB8, .. "\"}"u8], [.. "{\"turn\":\""u8, 0xFF, .. "\",\"a\":NaN}"u8], new byte[70],
        [.. "{\"turn\":"u8, 0, 0, 0], "{\"turn\":1}{\"turn\":2}"u8.ToArray(), "{\"turn\":1"u8.ToArray(), "not json"u8.ToArray(),
    ];

    public static byte[] Make(int seed)
    {
        var random = new Random(seed);
        var rows = new RandomRow(seed);
        var file = new List<byte>();
        if (random.Next(4) == 0) file.AddRange(Encoding.UTF8.Preamble);
        for (var n = random.Next(12); n > 0; n--)
        {
            file.AddRange(random.Next(6) switch { 0 => rows.Damaged(), 1 => Oddities[random.Next(Oddities.Length)], 2 => "{}"u8.ToArray(), _ => rows.Valid() });
            file.AddRange(Encoding.ASCII.GetBytes(LineEnds[random.Next(LineEnds.Length)]));
        }

        // No final line end, a torn last row, or nothing.
        if (random.Next(3) == 0) file.AddRange(rows.Valid());
        if (random.Next(4) == 0 && file.Count > 0) file.RemoveRange(file.Count - 1, 1);
        if (random.Next(8) == 0) file.AddRange(new byte[random.Next(200)]);
        return [.. file];
    }
}
