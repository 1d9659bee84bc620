using System.Security.Cryptography;
using System.Text;

namespace Faultline.Skills;

/// <summary>
/// Writes skills into a folder. The last line of a written skill holds the hash of the lines above it: by it an older version of ours, which
/// is replaced, is told from one that somebody changed, which is kept.
/// </summary>
internal static class SkillInstaller
{
    private const string Mark = "<!-- installed by faultline, sha256 ";

    public static IEnumerable<InstalledSkill> Install(string folder, bool force)
    {
        foreach (var skill in Skill.All)
        {
            var path = Path.Join(folder, skill.Name, "SKILL.md");
            var text = Marked(skill.Text);
            var outcome = Outcome(path, text, force);
            if (outcome == InstallOutcome.Written)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }

            yield return new InstalledSkill(skill, path, outcome);
        }
    }

    public static string Word(InstallOutcome outcome) => outcome switch
    {
        InstallOutcome.Written => "wrote",
        InstallOutcome.Same => "up to date",
        InstallOutcome.Kept => "kept (changed by hand)",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "unknown outcome"),
    };

    private static InstallOutcome Outcome(string path, string text, bool force)
    {
        if (!File.Exists(path)) return InstallOutcome.Written;
        var there = File.ReadAllText(path);
        if (there == text) return InstallOutcome.Same;
        return force || IsOurs(there) ? InstallOutcome.Written : InstallOutcome.Kept;
    }

    private static bool IsOurs(string there)
    {
        var at = there.LastIndexOf(Mark, StringComparison.Ordinal);
        return at >= 0 && Marked(there[..at]) == there;
    }

    private static string Marked(string text) => $"{text}{Mark}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))} -->\n";
}
