namespace Faultline.Reports.Machine;

/// <param name="Result"><c>added</c>, <c>unchanged</c> or <c>kept-beside</c>.</param>
public sealed record ImportedRunView(string Id, int Revision, string Result, TotalsView Totals);
