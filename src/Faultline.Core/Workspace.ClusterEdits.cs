using Faultline.Answers;
using Faultline.Clustering;
using Faultline.Model;
using Faultline.Policy.Rules;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Puts clusters together by hand; the ids of the others stay as aliases. Ends a separation of the two, if there was one.</summary>
    /// <exception cref="UserError">An id is unknown, or all name one cluster.</exception>
    public ClustersAnswer MergeClusters(string into, IReadOnlyList<string> others, ClusterEdit edit, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered([], frozen: false, diagnostics, cancel);
        var target = EditableCluster(book, placed, into);
        var from = others.Select(o => EditableCluster(book, placed, o)).Distinct(StringComparer.Ordinal).Where(o => o != target).ToList();
        if (from.Count == 0) throw new UserError($"'{into}' and what should be merged into it are one cluster already.", "'faultline clusters show ID' shows what it holds.");
        Record(book, [.. from.Select(f => new ClusterChange.Merged { Cluster = target, From = f, By = edit.By, Why = edit.Why })]);
        return Edited(book, placed, target, $"Merged {string.Join(", ", from)} into {target}.", diagnostics);
    }

    /// <summary>
    /// Takes failures' fingerprints, or what came by a merge, out of a cluster into one of its own. The two are never put together
    /// automatically again.
    /// </summary>
    /// <param name="what">A failure, a fingerprint, or the id of a cluster that was merged into it.</param>
    /// <exception cref="UserError">Something is unknown or not in the cluster, or nothing would stay in it.</exception>
    public ClustersAnswer SplitCluster(string cluster, IReadOnlyList<string> what, ClusterEdit edit, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered([], frozen: false, diagnostics, cancel);
        var from = EditableCluster(book, placed, cluster);
        var own = book.SignaturesOf(from).Select(s => s.Fingerprint).ToHashSet(StringComparer.Ordinal);
        var alias = what is [var single] && single != from && book.AliasesOf(from).Contains(single, StringComparer.Ordinal) ? single : null;
        List<string> moved = alias is not null ? [.. book.CameWith(alias, from)] : [.. what.Select(w => own.Contains(w) ? w : NamedFailure(placed, w).Member.Fingerprint).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (moved.Find(m => !own.Contains(m)) is { } foreign) throw new UserError($"Fingerprint {foreign} is not in cluster {from}.", $"'faultline clusters show {from}' lists its failures and fingerprints.");
        if (moved.Count == own.Count) throw new UserError($"That is all of cluster {from}: failures with one fingerprint say the same and cannot be told apart.", $"'faultline clusters show {from}' lists its fingerprints; name some of them.");
        var to = alias ?? FreeId(book, moved);
        Record(book, [new ClusterChange.Split { Cluster = from, To = to, Fingerprints = moved, By = edit.By, Why = edit.Why }]);
        return Edited(book, placed, to, FormattableString.Invariant($"Moved {moved.Count} fingerprints from {from} to {to}. The two stay apart."), diagnostics);
    }

    /// <summary>Gives a cluster a name, or takes it away.</summary>
    /// <exception cref="UserError">The id is unknown.</exception>
    public ClustersAnswer NameCluster(string cluster, string? name, ClusterEdit edit, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (book, placed) = Clustered([], frozen: false, diagnostics, cancel);
        var id = EditableCluster(book, placed, cluster);
        Record(book, [new ClusterChange.Named { Cluster = id, Name = name, By = edit.By, Why = edit.Why }]);
        return Edited(book, placed, id, name is null ? $"{id} has no name now." : $"{id} is named '{name}'.", diagnostics);
    }

    private void Record(ClusterBook book, IReadOnlyList<ClusterChange> changes)
    {
        _store.Append(changes.Select(c => new LedgerEvent.ClusterChanged { Change = c }));
        foreach (var change in changes) book.Apply(change);
    }

    private ClustersAnswer Edited(ClusterBook book, List<PlacedFailure> placed, string shown, string done, List<ImportDiagnostic> diagnostics)
    {
        List<PlacedFailure> now = [.. placed.Select(p => p with { Member = RuleClusters.Again(p.Member, book.ClusterOf(p.Member.Fingerprint)!) })];
        return new ClustersAnswer { Clusters = [Whole(book, now, shown, diagnostics)], Done = done, Diagnostics = diagnostics };
    }

    // What a rule makes is changed in the rule: an edit that is recorded would hold after the rule is gone.
    private static string EditableCluster(ClusterBook book, List<PlacedFailure> placed, string asked)
    {
        var id = NamedCluster(book, placed, asked);
        if (!ClusterId.IsOfRules(id)) return id;
        var move = placed.Select(p => p.Member).First(m => m.Cluster == id || m.Move?.Parent == id).Move!;
        var rule = move.Parent == id || move.Parent is null ? move.Rule : move.SplitRule;
        throw new UserError(
            $"{id} is made by the rule '{rule}' of {UserRules.FileName} and cannot be merged, split or named by hand.",
            "Edit the rule: 'cluster' names it, rules with one name share it, a narrower 'when' takes failures out, 'split_by' splits it.");
    }

    private static string FreeId(ClusterBook book, List<string> fingerprints)
    {
        foreach (var fingerprint in fingerprints)
        {
            if (ClusterId.Of(new Fingerprint(fingerprint)) is var id && book.Resolve(id) is null) return id;
        }

        // All of their own ids are in use (split and merged before): the name of the whole set is free, or was made by the same split.
        return ClusterId.Of(new Fingerprint(string.Join('\n', fingerprints)));
    }
}
