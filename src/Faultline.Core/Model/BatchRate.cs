namespace Faultline.Model;

/// <summary>A pass rate with its 95 % Wilson interval; the bounds are null where there is nothing to divide by.</summary>
public sealed record BatchRate(int Passed, int Of, double? Low, double? High);
