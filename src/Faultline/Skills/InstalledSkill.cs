namespace Faultline.Skills;

internal sealed record InstalledSkill(Skill Skill, string Path, InstallOutcome Outcome);
