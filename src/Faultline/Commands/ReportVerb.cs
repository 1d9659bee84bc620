using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class ReportVerb : IVerb
{
    public string Name => "report";

    public string Summary => "Write the report of a run";

    public int Order => 60;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline report jn76", "write reports/{provider}/{model}/{first 8 of the run id}_{date}.md"),
        new("faultline report jn76 --format json --output out/", "the same content as JSON, below out/"),
    ];

    public void Define(Command command, Shell shell)
    {
        var run = new Argument<string>("RUN") { Description = "Run id or a unique prefix of it" };
        var format = new Option<string>("--format") { Description = "markdown or json", HelpName = "FORMAT", DefaultValueFactory = _ => "markdown" };
        var output = new Option<string?>("--output") { Description = "Folder to write below. Default: the reports folder", HelpName = "DIR" };
        command.Arguments.Add(run);
        command.Options.Add(format);
        command.Options.Add(output);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = ReportsOption.Folder(parsed, reports);
            var target = parsed.GetValue(output) is { Length: > 0 } asked ? Path.GetFullPath(asked) : folder;
            var request = new ReportRequest(parsed.GetValue(run)!, parsed.GetValue(format)!, folder, target);
            var result = await workspace.Open(parsed, shell).WriteReportAsync(request, cancel);
            var exit = shell.Report(result.Diagnostics);
            shell.Out.Write(parsed.GetValue(json) ? result.ToJson() : result.ToText());
            return exit;
        });
    }
}
