namespace Faultline.Reports.Machine;

/// <summary>What <c>history CASE --json</c> prints.</summary>
/// <param name="Runs">Earliest first.</param>
/// <param name="Labels">Earliest first, of every report that names the case and every verdict.</param>
public sealed record CaseHistoryView(string Case, IReadOnlyList<CaseRunView> Runs, IReadOnlyList<CaseLabelView> Labels, IReadOnlyList<ActionView> Actions);
