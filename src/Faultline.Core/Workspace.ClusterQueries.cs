using System.Globalization;
using Faultline.Answers;
using Faultline.Clustering;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>The clusters of the runs' failures, largest first.</summary>
    /// <param name="asked">Run ids or unique prefixes; none means every run.</param>
    /// <param name="frozen">Puts no clusters together, whatever is seen.</param>
    public ClustersAnswer ListClusters(IReadOnlyList<string> asked, bool frozen, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered(asked, frozen, diagnostics, cancel);
        var clusters = placed.GroupBy(p => p.Member.Cluster, StringComparer.Ordinal)
            .Select(g => ClusterView.Of(ClusterReader.Of(book, g.Key, [.. g.Select(p => (p.Member, p.Reading))]), history: null))
            .OrderByDescending(c => c.Failures).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        return new ClustersAnswer { Clusters = clusters, Diagnostics = diagnostics };
    }

    /// <summary>One cluster in full, with all its failures.</summary>
    /// <param name="asked">Id, an id that was merged into it, or a unique prefix.</param>
    /// <exception cref="UserError">No cluster, or several, are named so.</exception>
    public ClustersAnswer ShowCluster(string asked, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered([], frozen: false, diagnostics, cancel);
        return new ClustersAnswer { Clusters = [Whole(book, placed, NamedCluster(book, asked), diagnostics)], Diagnostics = diagnostics };
    }

    /// <summary>How a failure came to its cluster, and that cluster.</summary>
    /// <param name="asked">Failure id or unique prefix, or RUN/CASE.</param>
    /// <exception cref="UserError">No failure, or several, are named so.</exception>
    public ClustersAnswer WhyCluster(string asked, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered([], frozen: false, diagnostics, cancel);
        var named = NamedFailure(placed, asked);
        var (member, reading) = (named.Member, named.Reading);
        var signature = Signatures.Of(reading);
        var step = Steps(book, member.Cluster, diagnostics).FirstOrDefault(s => s.Fingerprints.Contains(member.Fingerprint, StringComparer.Ordinal)).View;
        return new ClustersAnswer
        {
            Clusters = [Whole(book, placed, member.Cluster, diagnostics)],
            Why = new ClusterWhyView(member.Failure, member.Run, member.Case, member.Fingerprint, member.Cluster, reading.Engine, reading.Key, reading.Headline, signature.Tokens, reading.Notes, step),
            Diagnostics = diagnostics,
        };
    }

    private sealed record PlacedFailure(ClusterMember Member, Reading Reading);

    private (ClusterBook Book, List<PlacedFailure> Placed) Clustered(IReadOnlyList<string> asked, bool frozen, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var book = Book(diagnostics);
        var placed = new List<PlacedFailure>();
        List<StoredRun> runs = asked.Count > 0 ? [.. asked.Distinct(StringComparer.Ordinal).Select(a => Require(a, diagnostics))] : Latest(diagnostics);
        var analysed = AnalyseAll(runs, diagnostics, cancel).ToList();
        var members = Members(analysed, book, frozen);
        foreach (var (_, failures) in analysed)
            placed.AddRange(failures.Select(f => new PlacedFailure(members[f.Analysis.Failure], FailureReader.Read(FailureWords.Of(f.Trial, f.Analysis.Facts)))));
        return (book, placed);
    }

    private ClusterView Whole(ClusterBook book, List<PlacedFailure> placed, string id, List<ImportDiagnostic> diagnostics)
    {
        var members = placed.Where(p => p.Member.Cluster == id).Select(p => (p.Member, p.Reading)).ToList();
        return ClusterView.Of(ClusterReader.Of(book, id, members), [.. Steps(book, id, diagnostics).Select(s => s.View)]);
    }

    // A cluster's life is its own steps and those of the clusters that it took up.
    private IEnumerable<(ClusterStepView View, IReadOnlyList<string> Fingerprints)> Steps(ClusterBook book, string id, List<ImportDiagnostic> diagnostics)
    {
        foreach (var recorded in _store.Events<LedgerEvent.ClusterChanged>(diagnostics.Add))
        {
            var change = recorded.Change;
            var other = change switch { ClusterChange.Merged merged => merged.From, ClusterChange.Split split => split.To, _ => null };
            if (change.Cluster != id && book.Resolve(change.Cluster) != id && other != id && (other is null || book.Resolve(other) != id)) continue;
            IReadOnlyList<string> moved = change switch
            {
                ClusterChange.Attached attached => [.. attached.Signatures.Select(s => s.Fingerprint)],
                ClusterChange.Split split => split.Fingerprints,
                _ => [],
            };
            yield return (new ClusterStepView(recorded.At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Word(change), change.By, change.Why,
                change.Cluster == id ? other : change.Cluster, moved.Count == 0 ? null : moved.Count), moved);
        }
    }

    private static string Word(ClusterChange change) => change switch
    {
        ClusterChange.Attached => "attached",
        ClusterChange.Merged => "merged",
        ClusterChange.Split => "split",
        ClusterChange.Named => "named",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "unknown change"),
    };

    private static string NamedCluster(ClusterBook book, string asked)
    {
        if (book.Resolve(asked) is { } known) return known;
        var candidates = book.Clusters.Where(c => c.StartsWith(asked, StringComparison.Ordinal) || c.StartsWith("C-" + asked, StringComparison.Ordinal)).ToList();
        return candidates switch
        {
            [var only] => only,
            [] => throw new UserError($"No cluster is named '{asked}'.", "'faultline clusters' lists them with their ids."),
            _ => throw new UserError($"'{asked}' names {candidates.Count} clusters: {string.Join(", ", candidates.Take(8))}.", "Give more letters of the id."),
        };
    }

    private static PlacedFailure NamedFailure(List<PlacedFailure> placed, string asked)
    {
        var slash = asked.IndexOf('/', StringComparison.Ordinal);
        var matches = placed.Where(p => p.Member.Failure.StartsWith(asked, StringComparison.Ordinal)
            || (slash > 0 && p.Member.Run.StartsWith(asked[..slash], StringComparison.Ordinal) && p.Member.Case == asked[(slash + 1)..])).ToList();
        return matches switch
        {
            [var only] => only,
            [] => throw new UserError($"No failure is named '{asked}'.", "'faultline failures' lists them with their ids; RUN/CASE works too."),
            _ => throw new UserError($"'{asked}' names {matches.Count} failures: {string.Join(", ", matches.Take(8).Select(m => m.Member.Failure))}.", "Give more letters of the id."),
        };
    }
}
