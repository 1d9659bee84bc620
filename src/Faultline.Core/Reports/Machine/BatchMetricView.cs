namespace Faultline.Reports.Machine;

/// <param name="Unit"><c>usd</c>, <c>seconds</c>, <c>share</c> or <c>tests</c>.</param>
public sealed record BatchMetricView(string Id, string Name, double? Value, string Unit, string Definition);
