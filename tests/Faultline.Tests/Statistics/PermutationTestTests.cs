using Faultline.Statistics;

namespace Faultline.Tests.Statistics;

public sealed class PermutationTestTests
{
    // By counting: of 6! / (3! 3!) = 20 ways one is the most extreme; of 10 with five values, of 70 with eight.
    [Theory]
    [InlineData(new double[] { 1, 1, 1, 0, 0, 0 }, 1 / 20.0)]
    [InlineData(new double[] { 1, 1, 0, 0, 0 }, 1 / 10.0)]
    [InlineData(new double[] { 1, 1, 1, 1, 0, 0, 0, 0 }, 1 / 70.0)]
    [InlineData(new double[] { 0, 0, 0, 1, 1, 1 }, 1.0)]
    [InlineData(new double[] { 1, 0, 1, 0, 1, 0 }, 7 / 20.0)]
    public void SmallTablesAreCountedExactly(double[] passed, double p)
        => Assert.Equal(p, PermutationTest.Downwards(passed, [.. Enumerable.Range(1, passed.Length).Select(i => i / 10.0)]), 1e-12);

    [Fact]
    public void LargeOnesAreDrawnTheSameWayEachTime()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => i < 10 ? 1.0 : 0.0)], y = [.. Enumerable.Range(0, 20).Select(i => (double)(i * 7 % 20))];

        Assert.Equal(PermutationTest.Downwards(x, y), PermutationTest.Downwards(x, y));
        Assert.Equal(1 / 10001.0, PermutationTest.Downwards(x, [.. Enumerable.Range(0, 20).Select(i => (double)i)]), 1e-12);
    }

    [Fact]
    public void NothingIsSaidOfNothing() => Assert.Equal([1, 1, 1], new[] { PermutationTest.Downwards([], []), PermutationTest.Downwards([1], [2]), PermutationTest.Downwards([1, 1, 1], [1, 2, 3]) });
}
