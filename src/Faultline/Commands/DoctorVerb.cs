using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class DoctorVerb : IVerb
{
    public string Name => "doctor";

    public string Summary => "What is here, what is missing, is the workspace sound";

    public int Order => 90;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline doctor", "check the workspace: every run, every line, every quote that can still be looked up"),
        new("faultline doctor --json", "the same for machines; exit code 2 when something could not be read"),
    ];

    public void Define(Command command, Shell shell)
    {
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).Check(cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
