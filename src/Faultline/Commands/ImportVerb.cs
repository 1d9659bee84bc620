using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class ImportVerb : IVerb
{
    public string Name => "import";

    public string Summary => "Read runs into the workspace without judging them";

    public int Order => 20;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline import results/", "read every run found in the folder; the same input twice changes nothing"),
        new("faultline import RUN_ID --deployment https://NAME.convex.cloud", "fetch a run by its id"),
    ];

    public void Define(Command command, Shell shell)
    {
        var inputs = InputArguments.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var result = await workspace.Open(parsed, shell).ImportAsync(inputs.Read(parsed, shell), cancel);
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }
}
