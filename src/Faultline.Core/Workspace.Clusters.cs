using Faultline.Clustering;
using Faultline.Model;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>The clusters as recorded so far. Nothing is placed.</summary>
    private ClusterBook Book(List<ImportDiagnostic> diagnostics) =>
        new(_store.Events<LedgerEvent.ClusterChanged>(diagnostics.Add).Select(e => e.Change));

    /// <summary>
    /// The place of each failure among the clusters, by failure id. Failures that were not seen before are placed, and what that changes
    /// is recorded. A failure's fingerprint depends on nothing else; its cluster on all that the workspace has seen, and on the rules of the
    /// user, which are asked anew each time and leave no trace.
    /// </summary>
    private Dictionary<string, ClusterMember> Members(IReadOnlyList<(StoredRun Run, IReadOnlyList<(Trial Trial, Analysis Analysis)> Failures)> runs, ClusterBook book, bool frozen = false)
    {
        var signatures = runs.SelectMany(r => r.Failures.Select(f => (r.Run, f.Trial, f.Analysis, Signature: SignatureOf(f.Trial, f.Analysis)))).ToList();
        _store.Append(Placement.Place(book, signatures.Select(s => s.Signature), frozen).Select(c => new LedgerEvent.ClusterChanged { Change = c }));
        return signatures
            .Select(s => MemberOf(s.Run.Run, s.Trial, s.Analysis, s.Signature, book)!)
            .DistinctBy(m => m.Failure, StringComparer.Ordinal)
            .ToDictionary(m => m.Failure, StringComparer.Ordinal);
    }

    private Dictionary<string, ClusterMember> Members(StoredRun run, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures, List<ImportDiagnostic> diagnostics) =>
        Members([(run, failures)], Book(diagnostics));

    // Null when its fingerprint was never placed.
    private static ClusterMember? MemberOf(Run run, Trial trial, Analysis analysis, Signature signature, ClusterBook book)
        => book.ClusterOf(signature.Fingerprint) is { } engine
            ? RuleClusters.Place(new ClusterMember(analysis.Failure, run.Id, trial.Key.Case, signature.Fingerprint, engine), analysis.Policy)
            : null;

    /// <summary>What a failure says, reduced to what is the same in the next one; its fingerprint is in it.</summary>
    public static Signature SignatureOf(Trial trial, Analysis analysis) => Signatures.Of(FailureWords.Of(trial, analysis.Facts));
}
