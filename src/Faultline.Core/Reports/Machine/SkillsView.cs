namespace Faultline.Reports.Machine;

/// <summary>What <c>skills list --json</c> and <c>skills install --json</c> print.</summary>
public sealed record SkillsView(IReadOnlyList<SkillView> Skills);
