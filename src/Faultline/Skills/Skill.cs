using System.Reflection;
using Faultline.Model;

namespace Faultline.Skills;

/// <summary>A procedure for a coding agent: one <c>skills/NAME/SKILL.md</c> of the repository, embedded in the program.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Description">When to use it, from the front matter.</param>
/// <param name="Version">From the front matter.</param>
/// <param name="Text">The whole file.</param>
internal sealed record Skill(string Name, string Description, string Version, string Text)
{
    private const string Prefix = "skills/";
    private static IReadOnlyList<Skill>? _all;

    /// <summary>All skills by name.</summary>
    public static IReadOnlyList<Skill> All => _all ??=
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n => Read(n.Split('/')[1], Embedded.Text(n))),
    ];

    /// <summary>The procedure without its front matter.</summary>
    public string Body => Text[(Text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..].TrimStart('\n');

    public static Skill Find(string name) => All.FirstOrDefault(s => s.Name == name)
        ?? throw new UserError($"There is no skill '{name}'.", $"Skills: {string.Join(", ", All.Select(s => s.Name))}.");

    /// <exception cref="InvalidDataException">The front matter is not there or says too little.</exception>
    internal static Skill Read(string folder, string text)
    {
        var end = text.IndexOf("\n---\n", StringComparison.Ordinal);
        if (!text.StartsWith("---\n", StringComparison.Ordinal) || end < 0) throw new InvalidDataException($"skill '{folder}' has no front matter");
        var head = text[4..end].Split('\n').Select(l => l.Split(':', 2)).Where(p => p.Length == 2).ToDictionary(p => p[0].Trim(), p => p[1].Trim().Trim('"'), StringComparer.Ordinal);
        if (!head.TryGetValue("name", out var name) || name != folder) throw new InvalidDataException($"skill '{folder}' calls itself '{name}'");
        return new Skill(name, head["description"], head["version"], text);
    }
}
