namespace Faultline.Reports.Machine;

/// <summary>A number with its 95 % interval; the interval is null where there are too few data for one.</summary>
public sealed record EstimateView(double Value, double? Low, double? High);
