namespace Faultline.Reports.Machine;

/// <summary>What <c>actions list</c> and <c>actions add</c> print with <c>--json</c>.</summary>
public sealed record ActionsView(IReadOnlyList<ActionView> Actions);
