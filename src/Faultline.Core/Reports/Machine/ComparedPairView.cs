namespace Faultline.Reports.Machine;

/// <summary>Two runs over the cases that both scored.</summary>
/// <param name="OnlyAFails">How many cases only the first run fails.</param>
/// <param name="Difference">Pass rate of A less that of B, with its 95 % interval; null when they share no scored case.</param>
/// <param name="P">Exact two-sided McNemar test.</param>
public sealed record ComparedPairView(string A, string B, int OnlyAFails, int OnlyBFails, double? Difference, double? Low, double? High, double? P);
