using Faultline.Statistics;

namespace Faultline.Tests.Statistics;

public sealed class WilsonTests
{
    // statsmodels 0.13.5 proportion_confint(method="wilson"), which agrees with R's binom.confint.
    [Theory]
    [InlineData(0, 30, 0.0, 0.1135133931739688)]
    [InlineData(1, 30, 0.005908590381612455, 0.16670390991409176)]
    [InlineData(29, 30, 0.8332960900859081, 0.9940914096183875)]
    [InlineData(30, 30, 0.8864866068260311, 1.0)]
    [InlineData(18, 20, 0.6989663547715127, 0.9721335187862318)]
    [InlineData(4, 20, 0.080657662579798, 0.4160174322518936)]
    [InlineData(4, 200, 0.0078044264163494685, 0.05028708690582645)]
    [InlineData(190, 200, 0.9104218518612239, 0.972617354399236)]
    [InlineData(19, 38, 0.348499283643951, 0.651500716356049)]
    [InlineData(3, 10, 0.10779126740630104, 0.6032218525388546)]
    [InlineData(47, 66, 0.5936275059135344, 0.8072805002019329)]
    [InlineData(0, 1, 0.0, 0.7934506856227627)]
    [InlineData(1, 1, 0.2065493143772374, 1.0)]
    public void AgreesWithTheReferenceAt95Percent(int count, int of, double low, double high)
    {
        var interval = Wilson.Interval(count, of)!.Value;
        Assert.Equal(low, interval.Low, 1e-9);
        Assert.Equal(high, interval.High, 1e-9);
    }

    // scipy test_morestats.py TestBinomTest, from R's prop.test: seven digits.
    [Fact]
    public void AgreesWithTheReferenceAt99Percent()
    {
        var interval = Wilson.Interval(3, 10, Wilson.Z99)!.Value;
        Assert.Equal(0.07956632, interval.Low, 1e-6);
        Assert.Equal(0.6799753, interval.High, 1e-6);
    }

    [Fact]
    public void TheEndsAreExactlyZeroAndOne()
    {
        for (var n = 1; n <= 500; n++)
        {
            Assert.Equal(0.0, Wilson.Interval(0, n)!.Value.Low);
            Assert.Equal(1.0, Wilson.Interval(n, n)!.Value.High);
        }
    }

    [Fact]
    public void OfNothingThereIsNoInterval() => Assert.Null(Wilson.Interval(0, 0));

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    [InlineData(0, -1)]
    public void ImpossibleCountsAreRefused(int count, int of) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(count, of));
}
