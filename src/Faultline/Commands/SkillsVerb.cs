using System.CommandLine;
using Faultline.Commands.Options;
using Faultline.Skills;

namespace Faultline.Commands;

internal sealed class SkillsVerb : IVerb
{
    public string Name => "skills";

    public string Summary => "List and install the procedures that coding agents follow with Faultline";

    public int Order => 95;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline skills list", "names, versions and when each is used"),
        new("faultline skills install", "into the agents' folders that the current folder has, else into .agents/skills"),
        new("faultline skills install --target ~/.claude/skills", "into a folder of your choice"),
    ];

    public void Define(Command command, Shell shell)
    {
        var list = new Command("list", "Names, versions and when each is used");
        var listJson = JsonOption.AddTo(list);
        list.SetAction(parsed =>
        {
            if (parsed.GetValue(listJson))
            {
                shell.Out.Write(Workspace.SkillsJson(Skill.All.Select(s => (s.Name, s.Version, s.Description, (string?)null, (string?)null))));
                return ExitCode.Done;
            }

            foreach (var skill in Skill.All) shell.Out.WriteLine($"{skill.Name} (version {skill.Version})\n  {skill.Description}");
            return ExitCode.Done;
        });
        var target = new Option<string?>("--target") { Description = "Folder that holds skills, one folder each", HelpName = "DIR" };
        var install = new Command("install", "Write the skills where agents look for them; own changes to them are kept unless --force");
        var force = new Option<bool>("--force") { Description = "Replace a SKILL.md that was changed by hand" };
        install.Options.Add(target);
        install.Options.Add(force);
        var installJson = JsonOption.AddTo(install);
        install.SetAction(parsed =>
        {
            var folders = parsed.GetValue(target) is { Length: > 0 } asked ? [Path.GetFullPath(asked)] : SkillFolders.Of(Environment.CurrentDirectory);
            var installed = folders.SelectMany(f => SkillInstaller.Install(f, parsed.GetValue(force))).ToList();
            var kept = installed.Exists(s => s.Outcome == InstallOutcome.Kept);
            if (parsed.GetValue(installJson))
                shell.Out.Write(Workspace.SkillsJson(installed.Select(s => (s.Skill.Name, s.Skill.Version, s.Skill.Description, (string?)s.Path, (string?)SkillInstaller.Word(s.Outcome)))));
            else
                foreach (var skill in installed) shell.Out.WriteLine($"{SkillInstaller.Word(skill.Outcome)} {skill.Path}");

            if (kept) shell.Error.WriteLine("faultline: a changed skill was kept as it is. --force replaces it.");
            return kept ? ExitCode.Incomplete : ExitCode.Done;
        });
        command.Subcommands.Add(list);
        command.Subcommands.Add(install);
    }
}
