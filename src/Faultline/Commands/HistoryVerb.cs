using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class HistoryVerb : IVerb
{
    public string Name => "history";

    public string Summary => "Read earlier reports";

    public int Order => 70;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline history import reports/", "read every report below the folder, say what could not be read and what does not add up"),
    ];

    public void Define(Command command, Shell shell)
    {
        var import = new Command("import", "Read the reports below a folder");
        command.Subcommands.Add(import);
        var path = new Argument<string>("PATH") { Description = "Folder of reports, or one Markdown report" };
        import.Arguments.Add(path);
        var workspace = WorkspaceOption.AddTo(import);
        var json = JsonOption.AddTo(import);
        import.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).ImportHistory(parsed.GetValue(path)!, cancel);
            var exit = shell.Report(result.Diagnostics);
            shell.Out.Write(parsed.GetValue(json) ? result.ToJson() : result.ToText());
            return Task.FromResult(exit);
        });
    }
}
