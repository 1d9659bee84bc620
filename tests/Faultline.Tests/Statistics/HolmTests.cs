using Faultline.Statistics;

namespace Faultline.Tests.Statistics;

public sealed class HolmTests
{
    // statsmodels test_multi.py, from R's multtest.
    [Fact]
    public void AgreesWithTheReference() =>
        Assert.Equal([0.012, 0.02, 0.024, 0.024, 0.024, 0.024], Rounded(Holm.Adjust([0.002, 0.004, 0.006, 0.008, 0.01, 0.012])));

    [Fact]
    public void OrderIsKept() => Assert.Equal([0.03, 0.06, 0.06], Rounded(Holm.Adjust([0.01, 0.04, 0.03])));

    [Fact]
    public void WhatWasNotComparedDoesNotCount() => Assert.Equal([null, 0.02, 0.04], Rounded(Holm.Adjust([null, 0.01, 0.04])));

    [Fact]
    public void NothingIsAbove1() => Assert.Equal([1, 1], Rounded(Holm.Adjust([0.9, 0.7])));

    private static double?[] Rounded(IReadOnlyList<double?> values) => [.. values.Select(v => v is { } p ? Math.Round(p, 12) : (double?)null)];
}
