namespace Faultline.Reports;

/// <summary>A count of a whole with its 95 % interval. The whole is never zero: where nothing was counted there is no proportion.</summary>
/// <param name="Low">Lower end of the interval, 0 to 1.</param>
/// <param name="High">Upper end of the interval, 0 to 1.</param>
public sealed record Proportion(int Count, int Of, double Low, double High);
