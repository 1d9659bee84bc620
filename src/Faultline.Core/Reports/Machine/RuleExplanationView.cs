namespace Faultline.Reports.Machine;

/// <param name="Kind"><c>rule</c> or <c>gap</c>.</param>
/// <param name="Decides">True when the failure's label comes from it.</param>
public sealed record RuleExplanationView(string Id, string Kind, bool Matches, bool Decides, string Does, IReadOnlyList<RulePartView> Parts);
