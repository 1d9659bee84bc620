using System.Globalization;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>Failures by what they have in common beside the cause, and how each value spreads over clusters.</summary>
public sealed class FacetsAnswer : Answer
{
    private const int ClustersShown = 3;
    private const string NoValue = "(none)";

    public required FacetsView View { get; init; }

    /// <summary>The clusters of the same failures.</summary>
    public required IReadOnlyList<ClusterView> Clusters { get; init; }

    public override string ToJson() => MachineJson.Write(new ClustersView(Clusters, Why: null) { Facets = View }) + "\n";

    /// <summary>A line for each value.</summary>
    public IEnumerable<string> Lines() => View.Values.Select(v => string.Create(CultureInfo.InvariantCulture,
        $"{Visible.Line(v.Value ?? NoValue)}: {v.Failures} failures, {v.Cases} cases, {v.Models} models, {v.Runs} runs; clusters {Spread(v)}"));

    public override string ToText()
    {
        if (View.Failures == 0) return "No failures, so no clusters. 'faultline triage PATH' reads a run.\n";
        var table = new TextTable(View.By, "failures", "cases", "models", "runs", "clusters");
        foreach (var v in View.Values) table.Add(Visible.Line(v.Value ?? NoValue), N(v.Failures), N(v.Cases), N(v.Models), N(v.Runs), Spread(v));
        var several = View.Values.Sum(v => v.Failures) > View.Failures ? " A failure with several values counts under each." : "";
        return table + $"\n{Counted.Of(View.Failures, "failure")} in {Counted.Of(Clusters.Count, "cluster")}.{several} 'faultline clusters show ID' shows one.\n";
    }

    // 4: C-66w5sk2kvw (12), C-ja4zcn5dgf (3) ...
    private static string Spread(FacetView value)
        => $"{N(value.Clusters.Count)}: {string.Join(", ", value.Clusters.Take(ClustersShown).Select(c => $"{c.Id} ({N(c.Failures)})"))}{(value.Clusters.Count > ClustersShown ? " ..." : "")}";

    private static string N(int count) => count.ToString(CultureInfo.InvariantCulture);
}
