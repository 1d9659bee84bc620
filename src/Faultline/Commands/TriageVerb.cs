using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class TriageVerb : IVerb
{
    public string Name => "triage";

    public string Summary => "Read runs, count, name each failure's decisive error and, provisionally, its owner";

    public int Order => 10;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline triage samples/convex-evals", "read a folder of query results and say what failed and why"),
        new("faultline triage run1/ run2/ --json", "two runs at once, as one JSON object"),
        new("faultline triage https://convex-evals.netlify.app/experiment/default/run/RUN_ID", "fetch the run by its address first"),
        new("faultline triage RUN_ID --deployment https://NAME.convex.cloud", "the same from another deployment"),
    ];

    public void Define(Command command, Shell shell)
    {
        var inputs = InputArguments.AddTo(command);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var result = await workspace.Open(parsed, shell).TriageAsync(inputs.Read(parsed, shell), ReportsOption.Folder(parsed, reports), cancel);
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }
}
