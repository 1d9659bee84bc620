namespace Faultline.Reports.Machine;

/// <param name="Matches">Failures that meet it; null where failures were not asked.</param>
/// <param name="Labels">Failures whose label comes from it.</param>
/// <param name="State"><c>live</c>, <c>dead</c> (no failure meets it) or <c>shadowed</c> (other rules label all that it meets); null where it was not looked for.</param>
/// <param name="Reviewed">Failures it labels that have a verdict; null when there are no verdicts yet.</param>
/// <param name="Agree">Those whose verdict is the same.</param>
/// <param name="Problems">Examples that do not hold.</param>
public sealed record UserRuleView(string Id, string When, string Does, int Priority, string File, int Line, int? Matches, int? Labels, string? State, int? Reviewed, int? Agree, IReadOnlyList<string> Problems);
