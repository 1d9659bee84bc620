namespace Faultline.Reports.Machine;

/// <summary>One part of a predicate.</summary>
public sealed record RulePartView(string Part, bool Holds);
