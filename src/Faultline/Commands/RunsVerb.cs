using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class RunsVerb : IVerb
{
    public string Name => "runs";

    public string Summary => "List the runs in the workspace";

    public int Order => 30;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline runs", "one line per run: id, date, model, experiment, counts"),
        new("faultline runs --json", "the same for machines"),
    ];

    public void Define(Command command, Shell shell)
    {
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(parsed =>
        {
            var result = workspace.Open(parsed, shell).ListRuns();
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }
}
