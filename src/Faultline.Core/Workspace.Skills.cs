using Faultline.Reports.Machine;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>The skills as the machine contract writes them, with a line end.</summary>
    public static string SkillsJson(IEnumerable<(string Name, string Version, string Description, string? Path, string? Outcome)> skills)
        => MachineJson.Write(new SkillsView([.. skills.Select(s => new SkillView(s.Name, s.Version, s.Description, s.Path, s.Outcome))])) + "\n";
}
