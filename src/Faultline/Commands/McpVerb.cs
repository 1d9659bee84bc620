using System.CommandLine;
using Faultline.Commands.Options;
using Faultline.Mcp;

namespace Faultline.Commands;

internal sealed class McpVerb : IVerb
{
    public string Name => "mcp";

    public string Summary => "Serve agents over MCP (standard input and output): facts to read, verdicts to record";

    public int Order => 90;

    public IReadOnlyList<Example> Examples { get; } =
    [
        new("faultline mcp", "read-only: runs, failures, packets, clusters, history, comparisons"),
        new("faultline mcp --write", "also verdicts, actions, reports and issue bundles, into the workspace and the reports folder only"),
    ];

    public void Define(Command command, Shell shell)
    {
        var write = new Option<bool>("--write") { Description = "Offer the tools that record verdicts and actions and write reports" };
        command.Options.Add(write);
        var reports = ReportsOption.AddTo(command);
        var workspace = WorkspaceOption.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var settings = new ServerSettings(
                workspace.Open(parsed, shell).Folder,
                Path.GetFullPath(ReportsOption.Folder(parsed, reports)),
                parsed.GetValue(write),
                shell.Clock);
            await new AgentServer(settings).RunAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), cancel);
            return ExitCode.Done;
        });
    }
}
