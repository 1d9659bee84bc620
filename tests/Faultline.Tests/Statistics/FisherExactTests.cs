using Faultline.Statistics;

namespace Faultline.Tests.Statistics;

public sealed class FisherExactTests
{
    // The tea tasting of Fisher (1935): 17/70; 1/70 with all four right. The others by hand from the hypergeometric distribution.
    [Theory]
    [InlineData(3, 1, 1, 3, 17.0 / 70)]
    [InlineData(4, 0, 0, 4, 1.0 / 70)]
    [InlineData(0, 4, 4, 0, 1.0)]
    [InlineData(2, 0, 1, 3, 0.2)]
    [InlineData(0, 0, 0, 0, 1.0)]
    [InlineData(0, 3, 0, 5, 1.0)]
    public void TheTailIsExact(int a, int b, int c, int d, double expected) => Assert.Equal(expected, FisherExact.Greater(a, b, c, d), 12);

    [Fact]
    public void LargeTablesDoNotOverflow() => Assert.InRange(FisherExact.Greater(60_000, 40_000, 50_000, 50_000), 0, 1e-300);
}
