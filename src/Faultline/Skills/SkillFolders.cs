namespace Faultline.Skills;

/// <summary>Where the common coding agents look for a project's skills.</summary>
internal static class SkillFolders
{
    private const string Common = ".agents";

    // Folders by which an agent shows that it is used here; each keeps skills in 'skills'.
    private static readonly string[] Agents = [Common, ".claude", ".codex", ".cursor", ".gemini", ".opencode"];

    /// <summary>The skill folders of the agents that the project uses; the common one when it uses none.</summary>
    public static IReadOnlyList<string> Of(string project)
    {
        var used = Agents.Where(a => Directory.Exists(Path.Join(project, a))).DefaultIfEmpty(Common);
        return [.. used.Select(a => Path.Join(project, a, "skills"))];
    }
}
