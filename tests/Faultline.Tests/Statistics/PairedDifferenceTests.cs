using Faultline.Statistics;

namespace Faultline.Tests.Statistics;

public sealed class PairedDifferenceTests
{
    // The 20 pairs of golden_stats.json: 4 cases only b fails, 1 only a fails.
    private static readonly PairedCounts _golden = new(9, 1, 4, 6);

    [Fact]
    public void AgreesWithTheReference()
    {
        Assert.Equal(0.15, PairedDifference.Of(_golden)!.Value, 1e-12);
        Assert.Equal(0.1094243309804831, PairedDifference.StandardError(_golden)!.Value, 1e-12);
        var (low, high) = PairedDifference.Interval(_golden)!.Value;
        Assert.Equal(0.15 - (Wilson.Z95 * 0.1094243309804831), low, 1e-12);
        Assert.Equal(0.15 + (Wilson.Z95 * 0.1094243309804831), high, 1e-12);
    }

    // Newcombe (1998), Statistics in Medicine 17, 2635: examples of method 10, to four digits.
    [Theory]
    [InlineData(36, 12, 2, 0, 0.0569, 0.3404)]
    [InlineData(20, 12, 2, 16, 0.0562, 0.3292)]
    public void NewcombesIntervalIsHis(int both, int onlyFirst, int onlySecond, int neither, double low, double high)
    {
        var interval = PairedDifference.Newcombe(new PairedCounts(both, onlySecond, onlyFirst, neither))!.Value;
        Assert.Equal(low, interval.Low, 1e-4);
        Assert.Equal(high, interval.High, 1e-4);
    }

    [Fact]
    public void CasesThatAllDifferAlikeDoNotMakeACertainty()
    {
        var same = PairedDifference.Interval(new PairedCounts(5, 0, 0, 5))!.Value;
        Assert.True(same is { Low: < -0.05, High: > 0.05 });
        var apart = PairedDifference.Interval(new PairedCounts(0, 0, 3, 0))!.Value;
        Assert.True(apart.Low < 0.5 && apart.High is > 0.999999 and <= 1);
        Assert.NotNull(PairedDifference.Interval(new PairedCounts(0, 1, 0, 0)));
    }

    [Fact]
    public void OfNothingThereIsNoDifference()
    {
        var none = new PairedCounts(0, 0, 0, 0);
        Assert.Null(PairedDifference.Of(none));
        Assert.Null(PairedDifference.StandardError(none));
        Assert.Null(PairedDifference.Interval(none));
        Assert.Null(PairedDifference.Newcombe(none));
    }

    [Fact]
    public void ExchangingTheRunsMirrorsTheInterval()
    {
        foreach (var counts in Small())
        {
            foreach (var method in (Func<PairedCounts, (double Low, double High)?>[])[c => PairedDifference.Interval(c), c => PairedDifference.Newcombe(c)])
            {
                var one = method(counts)!.Value;
                var other = method(counts.Swapped)!.Value;
                Assert.Equal(one.Low, -other.High, 1e-12);
                Assert.Equal(one.High, -other.Low, 1e-12);
            }
        }
    }

    [Fact]
    public void TheIntervalHoldsTheDifferenceAndStaysPossible()
    {
        foreach (var counts in Small())
        {
            var difference = PairedDifference.Of(counts)!.Value;
            var (low, high) = PairedDifference.Interval(counts)!.Value;
            Assert.InRange(difference, low - 1e-12, high + 1e-12);
            Assert.InRange(low, -1, 1);
            Assert.InRange(high, -1, 1);
            Assert.True(low < high);
        }
    }

    private static IEnumerable<PairedCounts> Small() =>
        from a in Enumerable.Range(0, 6)
        from b in Enumerable.Range(0, 6)
        from c in Enumerable.Range(0, 6)
        from d in Enumerable.Range(0, 6)
        where a + b + c + d > 0
        select new PairedCounts(a, b, c, d);
}
