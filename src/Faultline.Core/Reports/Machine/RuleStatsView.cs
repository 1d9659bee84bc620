namespace Faultline.Reports.Machine;

/// <summary>What <c>rules stats --json</c> prints.</summary>
/// <param name="Rules">Every rule, by id.</param>
/// <param name="Confusion">Counts by provisional fault (or <c>unlabelled</c>), then by reviewed fault.</param>
public sealed record RuleStatsView(IReadOnlyList<RuleStatView> Rules, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Confusion);
