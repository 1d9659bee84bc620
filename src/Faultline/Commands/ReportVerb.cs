using System.CommandLine;
using Faultline.Commands.Options;

namespace Faultline.Commands;

internal sealed class ReportVerb : IVerb
{
    public string Name => "report";

    public string Summary => "Write the report of a run, or of several conversation runs side by side";

    public int Order => 60;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline report jn76", "write reports/{provider}/{model}/{first 8 of the run id}_{date}.md"),
        new("faultline report results/20260318_model_comparison", "read the runs of a comparison, write results/{benchmark}/deep_error_analysis.md and the review packet"),
        new("faultline report jn76 --format json --output out/", "the same content as JSON, below out/"),
        new("faultline report jn76 --format analysis --output results/", "write results/analysis/: pages, one for each failure, and issues to file"),
        new("faultline report jn76 --format issues --by cluster --output out/", "only the issues, one per cause, in out/issue-bundle/"),
    ];

    public void Define(Command command, Shell shell)
    {
        var inputs = InputArguments.AddTo(command, "RUN", "Run ids or unique prefixes, or paths and addresses, which are read first");
        var format = new Option<string?>("--format") { Description = "markdown, json, deep-error-analysis, analysis (a folder of pages, with the issues) or issues (to review and file). Default: deep-error-analysis for conversation runs, else markdown", HelpName = "FORMAT" };
        var output = new Option<string?>("--output") { Description = "Folder to write below; for deep-error-analysis also the file. Default: the reports folder, for deep-error-analysis ./results", HelpName = "PATH" };
        var by = new Option<string?>("--by") { Description = "With analysis and issues: one issue per test or per cluster. Default: both, and the script's --by chooses", HelpName = "test|cluster" };
        by.AcceptOnlyFromAmong("test", "cluster");
        command.Options.Add(format);
        command.Options.Add(by);
        command.Options.Add(output);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        var json = JsonOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var request = new ReportsRequest
            {
                Runs = inputs.Read(parsed, shell),
                Format = parsed.GetValue(format),
                ReportsFolder = ReportsOption.Folder(parsed, reports),
                Output = parsed.GetValue(output) is { Length: > 0 } asked ? Path.GetFullPath(asked) : null,
                By = parsed.GetValue(by),
            };
            var result = await workspace.Open(parsed, shell).WriteReportsAsync(request, cancel);
            return shell.Print(result.Diagnostics, parsed.GetValue(json), result.WriteJson, result.ToText);
        });
    }
}
