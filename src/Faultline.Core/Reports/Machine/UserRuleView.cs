namespace Faultline.Reports.Machine;

/// <param name="Matches">Failures that meet it; null where failures were not asked.</param>
/// <param name="Labels">Failures whose label comes from it.</param>
/// <param name="Clusters">Failures whose cluster comes from it; null where it names and splits none.</param>
/// <param name="State"><c>live</c>, <c>dead</c> (no failure meets it) or <c>shadowed</c> (it changes nothing of what it meets: other rules come first, or there is no value to split by); null where it was not looked for.</param>
/// <param name="Reviewed">Failures it labels that have a verdict; null when there are no verdicts yet.</param>
/// <param name="Agree">Those whose verdict is the same.</param>
/// <param name="Problems">Examples that do not hold.</param>
public sealed record UserRuleView(string Id, string When, string Does, int Priority, string File, int Line, int? Matches, int? Labels, int? Clusters, string? State, int? Reviewed, int? Agree, IReadOnlyList<string> Problems);
