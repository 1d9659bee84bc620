using Faultline.Statistics;

namespace Faultline.Tests.Statistics;

/// <summary>The published values that need no reference file, and the edges.</summary>
public sealed class AgreementTests
{
    [Theory]
    [InlineData(20, 5, 10, 15, 0.4)]
    [InlineData(45, 15, 25, 15, 0.130434783)]
    [InlineData(25, 35, 5, 35, 0.259259259)]
    [InlineData(90, 5, 5, 0, -0.0526315789)]
    public void KappaHasItsTextbookValues(int a, int b, int c, int d, double expected) => Assert.Equal(expected, new AgreementTable(new[,] { { a, b }, { c, d } }).Kappa!.Value, 1e-8);

    [Fact]
    public void WhereOneLabelIsCommonAc1DoesNotFall()
    {
        var table = new AgreementTable(new[,] { { 90, 5 }, { 5, 0 } });
        Assert.Equal(0.8895027624, table.Ac1!.Value, 1e-9);
        Assert.True(table.Kappa < 0);
    }

    [Fact]
    public void WhatIsNotDefinedIsNull()
    {
        Assert.Null(new AgreementTable(new[,] { { 0, 0 }, { 0, 0 } }).Kappa);
        Assert.Null(new AgreementTable(new[,] { { 7, 0 }, { 0, 0 } }).Kappa);
        Assert.Equal(1, new AgreementTable(new[,] { { 7, 0 }, { 0, 0 } }).Agreement);
        Assert.Null(new AgreementTable(new[,] { { 7 } }).Ac1);
        Assert.Null(KrippendorffAlpha.Of([[1], [2]]));
        Assert.Null(KrippendorffAlpha.Of([[1, 1], [1, 1]]));
        Assert.Null(Calibration.Ece([]));
        Assert.Null(Calibration.CoverageAt([], 0.9));
        Assert.Null(Bootstrap.Interval(1, _ => 1));
        Assert.Null(Bootstrap.Interval(5, _ => null));
        Assert.Null(Classification.Precision(0, 0));
        Assert.Throws<ArgumentException>(() => PredictionPowered.Mean([1], [1], [1]));
        Assert.Throws<ArgumentException>(() => new AgreementTable(new int[2, 3]));
    }

    [Fact]
    public void CoverageIsTheLargestShareThatKeepsThePrecision()
    {
        List<(double, bool)> labels = [(0.9, true), (0.9, true), (0.8, true), (0.7, false), (0.6, true), (0.5, false)];
        var (share, from) = Calibration.CoverageAt(labels, 0.8)!.Value;
        Assert.Equal((5 / 6d, 0.6), (share, from!.Value));
        Assert.Equal((0, null), Calibration.CoverageAt([(0.9, false)], 0.8)!.Value);
    }

    [Fact]
    public void AnIntervalIsTheSameEveryTime()
    {
        double[] values = [1, 2, 3, 4, 5, 9];
        Assert.Equal(Bootstrap.Interval(6, d => d.Average(i => values[i])), Bootstrap.Interval(6, d => d.Average(i => values[i])));
    }
}
