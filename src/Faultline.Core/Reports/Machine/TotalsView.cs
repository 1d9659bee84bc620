namespace Faultline.Reports.Machine;

/// <summary>Counts; null where no source tells.</summary>
public sealed record TotalsView(int? Planned, int? Cases, int? Passed, int Failed, int? Errored, int? Unfinished, int? Missing);
