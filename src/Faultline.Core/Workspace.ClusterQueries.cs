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
        return new ClustersAnswer { Clusters = Listed(book, placed, diagnostics), Diagnostics = diagnostics };
    }

    private List<ClusterView> Listed(ClusterBook book, List<PlacedFailure> placed, List<ImportDiagnostic> diagnostics)
    {
        var (moved, predicates) = (MovedByRules(placed), Predicates(diagnostics));
        return [.. placed.GroupBy(p => p.Member.Cluster, StringComparer.Ordinal)
            .Select(g => ClusterView.Of(Read(book, g.Key, [.. g], moved, predicates), history: null))
            .OrderByDescending(c => c.Failures).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>One cluster in full, with all its failures.</summary>
    /// <param name="asked">Id, an id that was merged into it, a unique prefix, or the name that somebody or a rule gave it.</param>
    /// <exception cref="UserError">No cluster, or several, are named so.</exception>
    public ClustersAnswer ShowCluster(string asked, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered([], frozen: false, diagnostics, cancel);
        return new ClustersAnswer { Clusters = [Whole(book, placed, NamedCluster(book, placed, asked), diagnostics)], Diagnostics = diagnostics };
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
        var step = Steps(book, member.Move?.EngineCluster ?? member.Cluster, diagnostics).FirstOrDefault(s => s.Fingerprints.Contains(member.Fingerprint, StringComparer.Ordinal)).View;
        return new ClustersAnswer
        {
            Clusters = [Whole(book, placed, member.Cluster, diagnostics)],
            Why = new ClusterWhyView(member.Failure, member.Run, member.Case, member.Fingerprint, member.Cluster, reading.Engine, reading.Key, reading.Headline, signature.Tokens, reading.Notes, step)
            {
                Move = member.Move,
                Rules = member.Move is null ? null : [.. (named.Analysis.Policy ?? []).Where(p => p.Cluster is not null || p.SplitBy is not null).Select(p => p with { File = Shorten(p.File) })],
            },
            Diagnostics = diagnostics,
        };
    }

    private sealed record PlacedFailure(ClusterMember Member, Reading Reading, Run Run, Trial Trial, Analysis Analysis);

    private (ClusterBook Book, List<PlacedFailure> Placed) Clustered(IReadOnlyList<string> asked, bool frozen, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var book = Book(diagnostics);
        var placed = new List<PlacedFailure>();
        List<StoredRun> runs = asked.Count > 0 ? [.. asked.Distinct(StringComparer.Ordinal).Select(a => Require(a, diagnostics))] : Latest(diagnostics);
        var analysed = AnalyseAll(runs, diagnostics, cancel).ToList();
        var members = Members(analysed, book, frozen);
        foreach (var (run, failures) in analysed)
            placed.AddRange(failures.Select(f => new PlacedFailure(members[f.Analysis.Failure], FailureReader.Read(FailureWords.Of(f.Trial, f.Analysis.Facts)), run.Run, f.Trial, f.Analysis)));
        return (book, placed);
    }

    private ClusterView Whole(ClusterBook book, List<PlacedFailure> placed, string id, List<ImportDiagnostic> diagnostics)
        => ClusterView.Of(Read(book, id, [.. placed.Where(p => p.Member.Cluster == id)], MovedByRules(placed), Predicates(diagnostics)), [.. Steps(book, id, diagnostics).Select(s => s.View)]);

    // By the cluster that they left: the engine's, and the one that was split.
    private static ILookup<string, PlacedFailure> MovedByRules(List<PlacedFailure> placed)
        => placed.Where(p => p.Member.Move is not null)
            .SelectMany(p => new[] { p.Member.Move!.EngineCluster, p.Member.Move.Parent }.OfType<string>().Distinct(StringComparer.Ordinal).Where(id => id != p.Member.Cluster).Select(id => (From: id, Failure: p)))
            .ToLookup(m => m.From, m => m.Failure, StringComparer.Ordinal);

    /// <param name="own">The failures that are in the cluster.</param>
    /// <param name="moved">Those that rules took elsewhere, by the cluster that they left.</param>
    private static Cluster Read(ClusterBook book, string id, List<PlacedFailure> own, ILookup<string, PlacedFailure> moved, Dictionary<string, string> predicates)
    {
        var left = moved[id].ToList();
        // A cluster of a rule whose failures are all in parts of it is told by them.
        var said = own.Count > 0 || !ClusterId.IsOfRules(id) ? own : left;
        List<(ClusterMember, Reading)> members = [.. said.Select(p => (p.Member, p.Reading))];
        var cluster = ClusterId.IsOfRules(id) ? ClusterReader.OfRules(book, id, members, predicates.GetValueOrDefault) : ClusterReader.Of(book, id, members);
        return cluster with { Members = [.. own.Select(p => p.Member)], Moved = ClusterReader.Shares(left.Select(p => p.Member.Cluster)) };
    }

    private Dictionary<string, string> Predicates(List<ImportDiagnostic> diagnostics)
        => ReadPolicy(diagnostics).Rules.ToDictionary(r => r.Id, r => r.When.Text.Trim(), StringComparer.Ordinal);

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

    private static string NamedCluster(ClusterBook book, List<PlacedFailure> placed, string asked)
    {
        if (book.Resolve(asked) is { } known) return known;
        var ids = book.Clusters.Concat(placed.Select(p => p.Member.Cluster)).Concat(placed.Select(p => p.Member.Move?.Parent).OfType<string>()).Distinct(StringComparer.Ordinal).ToList();
        // A part of a cluster that was merged since is a part of the other now.
        var part = asked.LastIndexOf('.') is > 0 and var point && book.Resolve(asked[..point]) is { } whole ? whole + asked[point..] : asked;
        if (ids.Contains(part, StringComparer.Ordinal)) return part;
        var named = ids.Where(id => string.Equals(book.NameOf(id), asked, StringComparison.OrdinalIgnoreCase))
            .Concat(placed.Where(p => string.Equals(p.Member.Move?.Name, asked, StringComparison.OrdinalIgnoreCase)).Select(p => p.Member.Move!.Parent ?? p.Member.Cluster))
            .Distinct(StringComparer.Ordinal).ToList();
        var candidates = named.Count > 0 ? named : ids.Where(id => id.StartsWith(asked, StringComparison.Ordinal) || id[2..].StartsWith(asked, StringComparison.Ordinal)).ToList();
        return candidates switch
        {
            [var only] => only,
            [] when asked.StartsWith("R-", StringComparison.Ordinal) => throw new UserError($"No rule of yours makes the cluster '{asked}' now.", "It is there while a rule in rules.yaml names it and meets a failure; 'faultline rules list' shows what rules meet, 'faultline clusters' lists the clusters."),
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
