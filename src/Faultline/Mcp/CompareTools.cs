using System.Globalization;

namespace Faultline.Mcp;

internal sealed class CompareTools : IToolset
{
    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "compare_runs",
            Description = "Runs beside each other: warnings first, top line with intervals, paired differences with exact McNemar p, mechanisms, failed by all, unique fails and passes, then case x run. Refuses runs of different benchmarks.",
            Parameters =
            [
                ToolParameter.Texts("runs", "Run ids or unique prefixes, or folders that are read first").Needed(),
                ToolParameter.Text("anyway", "'yes' compares runs of different benchmarks too") with { OneOf = ["yes"] },
                ToolParameter.Number("after", "Leave out so many lines at the start"),
            ],
            Answer = CompareAsync,
        },
    ];

    private static async Task<string> CompareAsync(ToolCall call, CancellationToken cancel)
    {
        var runs = call.Texts("runs")!;
        var answer = await call.Workspace.CompareAsync(new CompareRequest { Runs = new ImportRequest { Inputs = runs }, Format = "text", Anyway = call.Has("anyway") }, cancel);
        var lines = answer.Text.TrimEnd('\n').Split('\n');
        var title = string.Create(CultureInfo.InvariantCulture, $"{answer.Comparison.Runs.Count} runs, {answer.Comparison.Cases.Count} cases, {answer.Comparison.Warnings.Count} warnings");
        var named = string.Join(", ", runs.Select(r => $"\"{r}\""));
        return Listing.Write(title, lines, call.After, lines.Length, next => string.Create(CultureInfo.InvariantCulture, $"compare_runs(runs=[{named}], after={next})"));
    }
}
