using System.Globalization;

namespace Faultline.Mcp;

internal sealed class ClusterTools : IToolset
{
    public IReadOnlyList<AgentTool> Tools { get; } =
    [
        new()
        {
            Name = "cluster_list",
            Description = "Failures grouped by cause, largest first: [id] failures, cases, runs, what they say. Ids stay the same across runs. With by: failures by case, category, check, code or model, and how each value spreads over clusters.",
            Parameters =
            [
                ToolParameter.Text("run", "Only failures of this run (id or unique prefix); left out: all runs together"),
                ToolParameter.Text("by", "View by this instead of by cause") with { OneOf = [.. Workspace.Facets] },
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
        string[] runs = call.Text("run") is { } run ? [run] : [];
        var (after, limit) = (call.After, call.Number("limit") ?? 50);
        var named = $"{(call.Text("run") is { } only ? $"run=\"{only}\", " : "")}{(call.Text("by") is { } facet ? $"by=\"{facet}\", " : "")}";
        var (title, lines) = call.Text("by") is { } by ? Facets(call, by, runs, cancel) : Clusters(call, runs, cancel);
        return Listing.Write(title, lines, after, limit, next => string.Create(CultureInfo.InvariantCulture, $"cluster_list({named}after={next}, limit={limit})"));
    }

    private static (string Title, List<string> Lines) Clusters(ToolCall call, string[] runs, CancellationToken cancel)
    {
        var clusters = call.Workspace.ListClusters(runs, frozen: false, cancel).Clusters;
        return (string.Create(CultureInfo.InvariantCulture, $"{clusters.Sum(c => c.Failures)} failures in {clusters.Count} clusters"),
            [.. clusters.Select(c => string.Create(CultureInfo.InvariantCulture, $"[{c.Id}] {c.Failures} failures, {c.Cases} cases, {c.Runs} runs: {Listing.Fit(c.Title, 140)}"))]);
    }

    private static (string Title, List<string> Lines) Facets(ToolCall call, string by, string[] runs, CancellationToken cancel)
    {
        var facets = call.Workspace.ListFacets(by, runs, frozen: false, cancel);
        return (string.Create(CultureInfo.InvariantCulture, $"{facets.View.Failures} failures in {facets.Clusters.Count} clusters, by {by}; a failure with several values counts under each"),
            [.. facets.Lines().Select(line => Listing.Fit(line, 300))]);
    }
}
