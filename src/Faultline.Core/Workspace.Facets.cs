using Faultline.Answers;
using Faultline.Model;
using Faultline.Reports.Machine;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>What failures can be viewed by, beside their cause.</summary>
    public static IReadOnlyList<string> Facets { get; } = ["case", "category", "check", "code", "model"];

    /// <summary>
    /// The failures of the runs by one of <see cref="Facets"/>, most failures first, each with the clusters that its failures are in. A failure
    /// with several values (checks, codes) counts under each of them; one without any stands under null.
    /// </summary>
    /// <param name="asked">Run ids or unique prefixes; none means every run.</param>
    /// <param name="frozen">Puts no clusters together, whatever is seen.</param>
    /// <exception cref="UserError">There is no such facet.</exception>
    public FacetsAnswer ListFacets(string by, IReadOnlyList<string> asked, bool frozen, CancellationToken cancel)
    {
        if (!Facets.Contains(by, StringComparer.Ordinal)) throw new UserError($"Clusters cannot be shown by '{by}'.", $"Use one of: {string.Join(", ", Facets)}.");
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered(asked, frozen, diagnostics, cancel);
        var clusters = Listed(book, placed, diagnostics);
        var titles = clusters.ToDictionary(c => c.Id, c => c.Title, StringComparer.Ordinal);
        var values = placed.SelectMany(p => ValuesOf(by, p).DefaultIfEmpty(null).Select(v => (Value: v, Failure: p)))
            .GroupBy(f => f.Value, f => f.Failure, StringComparer.Ordinal)
            .Select(g => ViewOf(g.Key, [.. g], titles))
            .OrderByDescending(v => v.Failures).ThenBy(v => v.Value, StringComparer.Ordinal);
        return new FacetsAnswer { View = new FacetsView(by, placed.Count, [.. values]), Clusters = clusters, Diagnostics = diagnostics };
    }

    private static FacetView ViewOf(string? value, List<PlacedFailure> failures, Dictionary<string, string> titles) => new()
    {
        Value = value,
        Failures = failures.Count,
        Cases = failures.Select(p => p.Member.Case).Distinct(StringComparer.Ordinal).Count(),
        Models = failures.Select(p => p.Run.Model).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
        Runs = failures.Select(p => p.Member.Run).Distinct(StringComparer.Ordinal).Count(),
        Clusters = [.. Clustering.ClusterReader.Shares(failures.Select(p => p.Member.Cluster)).Select(s => new FacetClusterView(s.Cluster, titles[s.Cluster], s.Failures))],
    };

    private static IEnumerable<string?> ValuesOf(string by, PlacedFailure failure) => by switch
    {
        "case" => [failure.Member.Case],
        "category" => One(failure.Trial.Category),
        "check" => failure.Trial.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => c.Name).Distinct(StringComparer.Ordinal),
        // A warning is no reason of a failure, and what stands beside the error still is one of its codes.
        "code" => failure.Analysis.Facts.Where(f => !f.IsRemark).Select(f => f.Code).OfType<string>().Distinct(StringComparer.Ordinal),
        "model" => One(failure.Run.Model),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "unknown facet"),
    };

    private static IEnumerable<string?> One(string? value) => value is null ? [] : [value];
}
