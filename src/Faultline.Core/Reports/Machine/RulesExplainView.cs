namespace Faultline.Reports.Machine;

/// <summary>What <c>rules explain --json</c> prints.</summary>
public sealed record RulesExplainView(string Failure, string Case, string? Fault, string? Rule, IReadOnlyList<RuleExplanationView> Asked);
