using System.Globalization;

namespace Faultline.Mcp;

internal sealed class ReportTools : IToolset
{
    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "report_write",
            Description = "Writes the report of a run into the reports folder. Only when the user asks for it. Labels that nobody reviewed are called provisional in it.",
            Parameters =
            [
                ToolParameter.Text("run", "Run id or a unique prefix").Needed(),
                ToolParameter.Text("format", "Form; left out: what fits the run") with { OneOf = ["markdown", "json", "deep-error-analysis"] },
            ],
            Writes = true,
            Answer = async (call, cancel) => await WriteAsync(call, call.Text("format"), by: null, cancel),
        },
        new()
        {
            Name = "issues_build",
            Description = "Writes the analysis folder of a run with issue texts and file_issues.sh, for the user to read and run. Files nothing.",
            Parameters =
            [
                ToolParameter.Text("run", "Run id or a unique prefix").Needed(),
                ToolParameter.Text("by", "One issue per test, or per cause") with { OneOf = ["test", "cluster"] },
            ],
            Writes = true,
            Answer = async (call, cancel) => await WriteAsync(call, "analysis", call.Text("by"), cancel),
        },
        new()
        {
            Name = "report_verify",
            Description = "Looks up every id, count, label and quote of a Markdown report and lists what is wrong by line. Call it after every edit.",
            Parameters = [ToolParameter.Text("path", "The report's path").Needed(), ToolParameter.Number("after", "Leave out so many problems at the start")],
            Answer = (call, cancel) => Task.FromResult(Verify(call, cancel)),
        },
    ];

    private static async Task<string> WriteAsync(ToolCall call, string? format, string? by, CancellationToken cancel)
    {
        var answer = await call.Workspace.WriteReportsAsync(new ReportsRequest
        {
            Runs = new ImportRequest { Inputs = [call.Needed("run")] },
            Format = format,
            By = by,
            ReportsFolder = call.Settings.Reports,
        }, cancel);
        var page = answer.Files.FirstOrDefault(f => f.EndsWith(".md", StringComparison.Ordinal));
        return Listing.Write(string.Create(CultureInfo.InvariantCulture, $"{answer.Files.Count} files written"), answer.Files, 0, 40, _ => "list the folder for the others")
            + (page is null ? "" : $"next: report_verify(path=\"{page}\")\n");
    }

    private static string Verify(ToolCall call, CancellationToken cancel)
    {
        var answer = call.Workspace.Verify([call.Needed("path")], call.Settings.Reports, cancel);
        foreach (var problem in answer.Diagnostics) throw new Model.UserError($"{problem.File}: {problem.Message}", "Give the path as report_write said it.");
        var lines = answer.ToText().TrimEnd('\n').Split('\n');
        return Listing.Write(lines[^1], lines[..^1], call.After, lines.Length, next => string.Create(CultureInfo.InvariantCulture, $"report_verify(path=\"{call.Needed("path")}\", after={next})"));
    }
}
