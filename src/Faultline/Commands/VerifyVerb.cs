using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class VerifyVerb : IVerb
{
    public string Name => "verify";

    public string Summary => "Look up every id, count, label and quote of a report and list what is wrong";

    public int Order => 65;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline verify reports/openai/gpt-5.2-codex/jn7samp1_2026-02-12.md", "after it was edited; exit code 1 when something is wrong"),
        new("faultline verify reports/*/*/*.md --json", "several at once, for machines"),
    ];

    public void Define(Command command, Shell shell)
    {
        var files = new Argument<string[]>("FILE") { Description = "Markdown reports of runs in the workspace", Arity = ArgumentArity.OneOrMore };
        command.Arguments.Add(files);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            var result = workspace.Open(parsed, shell).Verify(parsed.GetValue(files) ?? [], ReportsOption.Folder(parsed, reports), cancel);
            var exit = shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
            return Task.FromResult(exit != ExitCode.Done ? exit : result.FoundProblems ? ExitCode.Found : ExitCode.Done);
        });
    }
}
