namespace Faultline.Skills;

internal sealed record InstalledSkill(string Path, InstallOutcome Outcome);
