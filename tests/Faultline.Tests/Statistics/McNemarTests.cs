using Faultline.Statistics;

namespace Faultline.Tests.Statistics;

public sealed class McNemarTests
{
    // statsmodels 0.13.5 mcnemar(exact=True), and mid-p = exact - C(n, min) / 2^n.
    [Theory]
    [InlineData(121, 59, 4.4344492637551645e-06, 3.2666467957745733e-06)]
    [InlineData(70, 59, 0.3786876626931187, 0.33468775873692747)]
    [InlineData(80, 59, 0.08945231499446925, 0.07555082875265662)]
    [InlineData(30, 60, 0.0020602656809630745, 0.0015165131944572226)]
    [InlineData(10, 30, 0.0022214337732293643, 0.0014504910141113232)]
    [InlineData(10, 10, 1.0, 0.8238029479980471)]
    [InlineData(6, 1, 0.125, 0.0703125)]
    [InlineData(0, 5, 0.0625, 0.03125)]
    public void AgreesWithTheReference(int onlyA, int onlyB, double exact, double mid)
    {
        Assert.Equal(exact, McNemar.ExactP(onlyA, onlyB), 1e-9);
        Assert.Equal(mid, McNemar.MidP(onlyA, onlyB), 1e-9);
    }

    [Fact]
    public void WithoutDisagreementNothingSpeaksForADifference()
    {
        Assert.Equal(1.0, McNemar.ExactP(0, 0));
        Assert.Equal(1.0, McNemar.MidP(0, 0));
    }

    [Fact]
    public void BothSidesAreTreatedAlikeAndStayBetweenZeroAndOne()
    {
        for (var a = 0; a <= 60; a++)
        {
            for (var b = 0; b <= 60; b++)
            {
                Assert.Equal(McNemar.ExactP(a, b), McNemar.ExactP(b, a));
                Assert.InRange(McNemar.ExactP(a, b), double.Epsilon, 1);
                Assert.InRange(McNemar.MidP(a, b), 0, 1);
            }
        }
    }

    [Fact]
    public void ThousandsOfDisagreementsDoNotUnderflow()
    {
        // Normal approximation with continuity correction: z = 199 / 100 for 4,900 against 5,100.
        Assert.Equal(0.0466, McNemar.ExactP(4900, 5100), 1e-3);
        Assert.True(McNemar.ExactP(100, 9900) < 1e-300);
    }

    [Fact]
    public void NegativeCountsAreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.ExactP(-1, 3));
}
