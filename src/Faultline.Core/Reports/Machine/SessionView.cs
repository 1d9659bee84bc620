namespace Faultline.Reports.Machine;

/// <param name="Index">From 1, by start.</param>
/// <param name="Start">ISO 8601, UTC.</param>
/// <param name="End">ISO 8601, UTC: when its last attempt completed.</param>
public sealed record SessionView(int Index, string Start, string End);
