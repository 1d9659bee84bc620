using Faultline.Skills;

namespace Faultline.Tests.Skills;

public sealed class SkillInstallerTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("faultline-skills").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ASecondInstallationChangesNothing()
    {
        Assert.All(SkillInstaller.Install(folder, force: false), s => Assert.Equal(InstallOutcome.Written, s.Outcome));
        Assert.All(SkillInstaller.Install(folder, force: false), s => Assert.Equal(InstallOutcome.Same, s.Outcome));
    }

    [Fact]
    public void WhatSomebodyChangedIsKeptUnlessForced()
    {
        var path = SkillInstaller.Install(folder, force: false).First().Path;
        File.AppendAllText(path, "my own remark\n");

        Assert.Equal(InstallOutcome.Kept, SkillInstaller.Install(folder, force: false).First().Outcome);
        Assert.Contains("my own remark", File.ReadAllText(path), StringComparison.Ordinal);
        Assert.Equal(InstallOutcome.Written, SkillInstaller.Install(folder, force: true).First().Outcome);
        Assert.DoesNotContain("my own remark", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void AnOlderVersionOfOursIsReplaced()
    {
        var path = SkillInstaller.Install(folder, force: false).First().Path;
        var mark = File.ReadAllText(path);
        var body = "---\nname: analyze-run\n---\nold\n";
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)));
        File.WriteAllText(path, $"{body}<!-- installed by faultline, sha256 {hash} -->\n");

        Assert.Equal(InstallOutcome.Written, SkillInstaller.Install(folder, force: false).First().Outcome);
        Assert.Equal(mark, File.ReadAllText(path));
    }

    [Fact]
    public void SkillsGoToTheAgentsThatAProjectUses()
    {
        Assert.Equal([Path.Join(folder, ".agents", "skills")], SkillFolders.Of(folder));
        Directory.CreateDirectory(Path.Join(folder, ".claude"));
        Directory.CreateDirectory(Path.Join(folder, ".cursor"));
        Assert.Equal([Path.Join(folder, ".claude", "skills"), Path.Join(folder, ".cursor", "skills")], SkillFolders.Of(folder));
    }
}
