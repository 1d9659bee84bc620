using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class PatternsVerb : IVerb
{
    public string Name => "patterns";

    public string Summary => "What holds across runs: shared causes, harder categories, suspect cases, outages";

    public int Order => 78;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline patterns", "over all runs of the workspace, strongest first within each kind"),
        new("faultline patterns --benchmark convex-evals --json", "of one benchmark, for machines"),
    ];

    public void Define(Command command, Shell shell)
    {
        var benchmark = new Option<string?>("--benchmark") { Description = "Benchmark whose runs are looked at. Default: the one there is", HelpName = "NAME" };
        command.Options.Add(benchmark);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).FindPatterns(parsed.GetValue(benchmark), cancel);
            return Task.FromResult(shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText));
        });
    }
}
