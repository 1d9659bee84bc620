using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class CompareVerb : IVerb
{
    public string Name => "compare";

    public string Summary => "Runs beside each other: shared and unique failures, paired differences, a matrix of cases";

    public int Order => 55;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline compare jn76 jn79", "two runs of the workspace, by unique prefixes of their ids"),
        new("faultline compare runs/ --output comparison.html", "read every run of a folder, and write a page with a picture of all cases"),
        new("faultline compare jn76 jn76~2 --format md", "two revisions of one run, as Markdown"),
    ];

    public void Define(Command command, Shell shell)
    {
        var inputs = InputArguments.AddTo(command, "RUN", "Run ids or unique prefixes, or paths and addresses, which are read first");
        var format = new Option<string?>("--format") { Description = "text, md, csv, json or html. Default: what the name of the output file says, else text", HelpName = "FORMAT" };
        var output = new Option<string?>("--output") { Description = "Write to this file instead of printing", HelpName = "FILE" };
        var anyway = new Option<bool>("--anyway") { Description = "Compare runs of different benchmarks too" };
        format.AcceptOnlyFromAmong("text", "md", "csv", "json", "html");
        command.Options.Add(format);
        command.Options.Add(output);
        command.Options.Add(anyway);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var request = new CompareRequest
            {
                Runs = inputs.Read(parsed, shell),
                Format = parsed.GetValue(format),
                File = parsed.GetValue(output) is { Length: > 0 } file ? file : null,
                Anyway = parsed.GetValue(anyway),
            };
            var result = await workspace.Open(parsed, shell).CompareAsync(request, cancel);
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }
}
