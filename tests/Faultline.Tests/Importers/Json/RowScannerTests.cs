using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Faultline.Importers.Json;

namespace Faultline.Tests.Importers.Json;

public sealed class RowScannerTests
{
    private static readonly VectorWidth[] Widths = [VectorWidth.Vector512, VectorWidth.Vector256, VectorWidth.Vector128, VectorWidth.Scalar];

    /// <summary>The environment variable FAULTLINE_DIFFERENTIAL_ROWS asks for more rows: 2000000 take about 15 seconds on two cores.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryRowIsReadAsSystemTextJsonReadsIt(bool damaged)
    {
        const int Parts = 40;
        var rows = (int.TryParse(Environment.GetEnvironmentVariable("FAULTLINE_DIFFERENTIAL_ROWS"), CultureInfo.InvariantCulture, out var asked) ? asked : 500_000) / 2;
        var differences = new ConcurrentQueue<string>();
        var compared = 0;
        Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = 2 }, part =>
        {
            var random = new RandomRow((1000 * part) + (damaged ? 1 : 0));
            var scanners = Widths.Select(DocumentOracle.Scanner).ToArray();
            for (var i = 0; i < rows / Parts && differences.IsEmpty; i++)
            {
                Interlocked.Increment(ref compared);
                var row = damaged ? random.Damaged() : random.Valid();
                var expected = DocumentOracle.Expected(row);
                // All widths on every eighth row, one of them on each other.
                for (var w = 0; w < Widths.Length; w++)
                {
                    if (i % 8 != 0 && i % Widths.Length != w) continue;
                    var actual = DocumentOracle.Actual(scanners[w], row);
                    if (actual != expected) differences.Enqueue($"{Widths[w]}: {Encoding.Latin1.GetString(row)}\nexpected {expected}\nfound {actual}");
                }
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} rows compared");
        Assert.Empty(differences);
    }

    [Fact]
    public void OrdinaryRowsAreReadTheFastWay()
    {
        var random = new RandomRow(7);
        using var scanner = DocumentOracle.Scanner(VectorWidth.Best);
        int slow = 0, slowWithoutReason = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var row = random.Valid();
            DocumentOracle.Actual(scanner, row);
            if (!scanner.WasSlow) continue;
            slow++;
            if (!row.Contains((byte)'\\') && row.Count(b => b is (byte)'[' or (byte)'{') < 60) slowWithoutReason++;
        }

        Assert.Equal(0, slowWithoutReason);
        Assert.InRange(slow, 1, 15_000);
    }
}
