using System.CommandLine;

namespace Faultline.Commands.Options;

/// <summary>Where Faultline keeps what it read: asked for, from the environment, or the nearest folder that has one.</summary>
internal sealed class WorkspaceOption
{
    private const string Variable = "FAULTLINE_WORKSPACE";
    private const string Folder = ".faultline";

    private readonly Option<string?> _option = new("--workspace")
    {
        Description = $"Workspace folder. Default: {Variable}, else the nearest {Folder} above the current folder, else ./{Folder}",
        HelpName = "DIR",
    };

    public static WorkspaceOption AddTo(Command command)
    {
        var feature = new WorkspaceOption();
        command.Options.Add(feature._option);
        return feature;
    }

    public Workspace Open(ParseResult parsed, Shell shell) => Workspace.Open(FolderFor(parsed), shell.Clock);

    private string FolderFor(ParseResult parsed)
    {
        if (parsed.GetValue(_option) is { Length: > 0 } asked) return asked;
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } configured) return configured;
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Join(folder.FullName, Folder))) return Path.Join(folder.FullName, Folder);
        return Path.Join(Environment.CurrentDirectory, Folder);
    }
}
