namespace Faultline.Model;

/// <summary>A figure with its definition.</summary>
/// <param name="Id">Lower-kebab, e.g. <c>cost-of-pass-mean</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Value">Null when it cannot be computed; the definition then says why.</param>
/// <param name="Unit"><c>usd</c>, <c>seconds</c>, <c>share</c> or <c>tests</c>.</param>
/// <param name="Definition">What is divided by what, over which rows.</param>
public sealed record BatchMetric(string Id, string Name, double? Value, string Unit, string Definition);
