using System.Globalization;
using System.Text;

namespace Faultline.Mcp;

internal sealed class RunTools : IToolset
{
    private const int MostFound = 200;

    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "run_find",
            Description = "Finds folders below a path that hold runs Faultline can read. Reads names and first kilobytes only.",
            Parameters = [ToolParameter.Text("path", "Folder to search; relative paths start at the server's current folder").Needed()],
            Answer = (call, cancel) => Task.FromResult(Find(call, cancel)),
        },
        new()
        {
            Name = "run_import",
            Description = "Reads runs into the workspace, which is Faultline's own folder; the logs are not changed. Answers with their ids and counts, and with what could not be read.",
            Parameters =
            [
                ToolParameter.Texts("paths", "Folders, files, run addresses").Needed(),
                ToolParameter.Text("deployment", "Base URL of the service, for a bare run id"),
            ],
            Answer = ImportAsync,
        },
        new()
        {
            Name = "run_list",
            Description = "The runs of the workspace, newest import state, one line each: [id] date, model, experiment, passed/cases, failures.",
            Parameters = [ToolParameter.Number("after", "Leave out so many at the start"), ToolParameter.Number("limit", "At most so many (default 50)")],
            Answer = (call, _) => Task.FromResult(List(call)),
        },
        new()
        {
            Name = "run_show",
            Description = "One run on a page: pass rate, failures by step, faults (provisional and reviewed), what came back, patterns; of a batch its sessions, figures, causes and contradictions. Failures themselves: failure_list.",
            Parameters = [ToolParameter.Text("run", "Run id or a unique prefix").Needed(), ToolParameter.Number("after", "Leave out so many lines at the start")],
            Answer = (call, cancel) => Task.FromResult(Listing.Lines(call.Workspace.Overview(call.Needed("run"), call.Settings.Reports, cancel).ToBrief(), call.After,
                next => string.Create(CultureInfo.InvariantCulture, $"run_show(run=\"{call.Needed("run")}\", after={next})"))
                + $"next: failure_list(run=\"{call.Needed("run")}\")\n"),
        },
    ];

    private static string Find(ToolCall call, CancellationToken cancel)
    {
        var path = call.Needed("path");
        var found = Workspace.FindRuns(path, MostFound, cancel);
        var title = string.Create(CultureInfo.InvariantCulture, $"{found.Runs.Count}{(found.Complete ? "" : " or more")} runs below {path}");
        return Listing.Write(title, [.. found.Runs.Select(r => $"{r.Path}  ({r.Importer})")], 0, MostFound, _ => "run_find with a folder further down")
            + (found.Runs.Count == 0 ? "" : "next: run_import(paths=[...])\n");
    }

    private static async Task<string> ImportAsync(ToolCall call, CancellationToken cancel)
    {
        var answer = await call.Workspace.ImportAsync(new ImportRequest { Inputs = call.Texts("paths")!, Deployment = call.Text("deployment") }, cancel);
        var page = new StringBuilder(answer.ToText());
        var problems = answer.Diagnostics.OrderByDescending(d => d.Severity).Select(d => Listing.Fit($"{d.File}{(d.Line is { } line ? $":{line}" : "")}: {d.Message}", 300)).ToList();
        if (problems.Count > 0) page.Append(Listing.Write($"{problems.Count} messages of the import", problems, 0, 20, _ => "the same import at the command line prints all"));
        return page.ToString();
    }

    private static string List(ToolCall call)
    {
        var runs = call.Workspace.ListRuns().Runs;
        var lines = runs.Select(r => string.Create(CultureInfo.InvariantCulture,
            $"[{r.Run.Handle}] {r.Run.Run.Date:yyyy-MM-dd} {r.Run.Run.Provider ?? "-"}/{r.Run.Run.Model ?? "-"} {Listing.Fit(r.Run.Run.Experiment ?? "-", 30)} passed {r.Run.Totals.Passed?.ToString(CultureInfo.InvariantCulture) ?? "?"}/{r.Run.Totals.Cases?.ToString(CultureInfo.InvariantCulture) ?? "?"}, failed {r.Run.Totals.Failed}")).ToList();
        var (after, limit) = (call.After, call.Number("limit") ?? 50);
        return Listing.Write($"{runs.Count} runs", lines, after, limit, next => $"run_list(after={next}, limit={limit})")
            + (runs.Count == 0 ? "next: run_find(path=\".\"), then run_import\n" : "");
    }
}
