namespace Faultline.Reports.Machine;

/// <summary>One skill.</summary>
/// <param name="Path">Where it was installed; null in a list.</param>
/// <param name="Outcome"><c>wrote</c>, <c>up to date</c> or <c>kept (changed by hand)</c>; null in a list.</param>
public sealed record SkillView(string Name, string Version, string Description, string? Path, string? Outcome);
