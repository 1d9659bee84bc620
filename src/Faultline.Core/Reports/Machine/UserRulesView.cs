namespace Faultline.Reports.Machine;

/// <summary>What <c>rules list</c> and <c>rules test</c> print with <c>--json</c>.</summary>
public sealed record UserRulesView(IReadOnlyList<UserRuleView> Rules, IReadOnlyList<DiagnosticView> Diagnostics);
