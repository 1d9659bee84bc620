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
        new("faultline report jn76 --format analysis --output results/", "write results/analysis/: pages, one for each failure, and issues to file"),
        new("faultline report jn76 --format issues --by cluster --output out/", "only the issues, one per cause, in out/issue-bundle/"),
    ];

    public void Define(Command command, Shell shell)
    {
        var run = new Argument<string>("RUN") { Description = "Run id or a unique prefix of it" };
        var format = new Option<string>("--format") { Description = "markdown, json, analysis (a folder of pages, with the issues) or issues (to review and file)", HelpName = "FORMAT", DefaultValueFactory = _ => "markdown" };
        var output = new Option<string?>("--output") { Description = "Folder to write below. Default: the reports folder", HelpName = "DIR" };
        var by = new Option<string?>("--by") { Description = "With analysis and issues: one issue per test or per cluster. Default: both, and the script's --by chooses", HelpName = "test|cluster" };
        by.AcceptOnlyFromAmong("test", "cluster");
        command.Arguments.Add(run);
        command.Options.Add(format);
        command.Options.Add(by);
        command.Options.Add(output);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = ReportsOption.Folder(parsed, reports);
            var target = parsed.GetValue(output) is { Length: > 0 } asked ? Path.GetFullPath(asked) : folder;
            var request = new ReportRequest(parsed.GetValue(run)!, parsed.GetValue(format)!, folder, target, parsed.GetValue(by));
            var result = await workspace.Open(parsed, shell).WriteReportAsync(request, cancel);
            var exit = shell.Report(result.Diagnostics);
            shell.Out.Write(parsed.GetValue(json) ? result.ToJson() : result.ToText());
            return exit;
        });
    }
}
