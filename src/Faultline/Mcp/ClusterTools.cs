using System.Globalization;

namespace Faultline.Mcp;

internal sealed class ClusterTools : IToolset
{
    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "cluster_list",
            Description = "Failures grouped by cause, largest first: [id] failures, cases, runs, what they say. Ids stay the same across runs.",
            Parameters =
            [
                ToolParameter.Text("run", "Only failures of this run (id or unique prefix); left out: all runs together"),
                ToolParameter.Number("after", "Leave out so many at the start"),
                ToolParameter.Number("limit", "At most so many (default 50)"),
            ],
            Answer = (call, cancel) => Task.FromResult(List(call, cancel)),
        },
        new()
        {
            Name = "cluster_show",
            Description = "One cluster: what is equal in all, template with its variables and why each is one, the rule that would define it, failures, history.",
            Parameters = [ToolParameter.Text("cluster", "Cluster id or a unique prefix").Needed(), ToolParameter.Number("after", "Leave out so many lines at the start")],
            Answer = (call, cancel) => Task.FromResult(Listing.Lines(call.Workspace.ShowCluster(call.Needed("cluster"), cancel).ToText(), call.After,
                next => string.Create(CultureInfo.InvariantCulture, $"cluster_show(cluster=\"{call.Needed("cluster")}\", after={next})"))),
        },
        new()
        {
            Name = "cluster_why",
            Description = "Why a failure is in its cluster: how its message was read, what must be equal, the line that is compared.",
            Parameters = [ToolParameter.Text("failure", "Failure id or a unique prefix, or RUN/CASE").Needed(), ToolParameter.Number("after", "Leave out so many lines at the start")],
            Answer = (call, cancel) => Task.FromResult(Listing.Lines(call.Workspace.WhyCluster(call.Needed("failure"), cancel).ToText(), call.After,
                next => string.Create(CultureInfo.InvariantCulture, $"cluster_why(failure=\"{call.Needed("failure")}\", after={next})"))),
        },
    ];

    private static string List(ToolCall call, CancellationToken cancel)
    {
        var clusters = call.Workspace.ListClusters(call.Text("run") is { } run ? [run] : [], frozen: false, cancel).Clusters;
        var lines = clusters.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.Id}] {c.Failures} failures, {c.Cases} cases, {c.Runs} runs: {Listing.Fit(c.Title, 140)}")).ToList();
        var (after, limit) = (call.After, call.Number("limit") ?? 50);
        var title = string.Create(CultureInfo.InvariantCulture, $"{clusters.Sum(c => c.Failures)} failures in {clusters.Count} clusters");
        var named = call.Text("run") is { } only ? $"run=\"{only}\", " : "";
        return Listing.Write(title, lines, after, limit, next => string.Create(CultureInfo.InvariantCulture, $"cluster_list({named}after={next}, limit={limit})"));
    }
}
