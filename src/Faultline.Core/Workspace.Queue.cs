using Faultline.Model;
using Faultline.Reports;
using Faultline.Review.Reviewers;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>How long a reviewer may take for one failure before another gets it.</summary>
    public static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(30);

    private LeaseBook Leases => field ??= new LeaseBook(Folder, _clock);

    /// <summary>Hands the next failure without a reader's verdict to one reviewer; its lease is null when none is free.</summary>
    /// <param name="holder">What the reviewer calls itself.</param>
    /// <exception cref="UserError">No run, or several, are named so.</exception>
    public LeasedFailure NextForReview(string run, string? holder, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var stored = Require(run, diagnostics);
        var standings = Standings(stored.Run.Id, diagnostics);
        var open = Analyse(stored, diagnostics, cancel).Select(f => f.Analysis.Failure)
            .Where(id => standings.GetValueOrDefault(id)?.Verdict is null or { IsPropagated: true }).ToList();
        var lease = Leases.TakeFirst(open, holder, LeaseLength);
        var wanted = open.ToHashSet(StringComparer.Ordinal);
        return new LeasedFailure(lease, open.Count, Leases.Live().Count(l => !l.Settled && l.Id != lease?.Id && wanted.Contains(l.Failure)));
    }

    /// <summary>Gives a lease back. False when it has run out or never was.</summary>
    public bool ReleaseLease(string lease) => Leases.Release(lease);

    /// <summary>Makes a lease last its full length from now on; null when it has run out.</summary>
    public Lease? RenewLease(string lease) => Leases.Renew(lease, LeaseLength);

    // Reviews of a workspace run one at a time, so one name is enough; a killed one leaves its leases to the next.
    private const string ReviewHolder = "faultline review";

    private DateTimeOffset _leasesKept;

    /// <summary>The chosen failures without those that agents have in their hands; with <c>--only new</c> also without those just judged.</summary>
    private HashSet<string> TakeForReview(ReviewOfRun review, IReviewClient client, HashSet<string> chosen, List<ImportDiagnostic> diagnostics)
    {
        // A folder that packets go to is no reviewer at work.
        if (!client.IsPaid || chosen.Count == 0) return chosen;
        _leasesKept = _clock.GetUtcNow();
        var taken = chosen.Where(Leases.TakeAll(chosen, ReviewHolder, LeaseLength).Contains).ToHashSet(StringComparer.Ordinal);
        if (taken.Count < chosen.Count)
        {
            diagnostics.Add(new ImportDiagnostic(review.Run.Handle, null, DiagnosticSeverity.Warning,
                $"{chosen.Count - taken.Count} failures are under review by others and were left to them; the same command asks for what they leave."));
        }

        if (review.Request.Only != "new") return taken;
        var standings = Standings(review.Run.Run.Id, []);
        return [.. taken.Where(id => standings.GetValueOrDefault(id)?.Verdict is null)];
    }

    private void KeepLeases()
    {
        if (_leasesKept == default || _clock.GetUtcNow() - _leasesKept < LeaseLength / 3) return;
        _leasesKept = _clock.GetUtcNow();
        Leases.RenewAll(ReviewHolder, LeaseLength);
    }

    private void EndReview(ReviewOfRun review, IReviewClient client, HashSet<string> chosen)
    {
        if (!client.IsPaid || chosen.Count == 0) return;
        var standings = Standings(review.Run.Run.Id, []);
        Leases.EndAll(ReviewHolder, chosen.Where(id => standings.GetValueOrDefault(id)?.Verdict is not null).ToHashSet(StringComparer.Ordinal), Settled);
    }

    /// <summary>Writes down a pattern that somebody saw across failures; reports of their runs show it as a proposal.</summary>
    /// <exception cref="UserError">A failure is not known, or fewer than two are named.</exception>
    public string ProposePattern(string what, IReadOnlyList<string> failures, string by, CancellationToken cancel)
    {
        var ids = failures.Select(f => FindFailure(f, [], cancel).Analysis.Failure).Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count < 2) throw new UserError("A pattern is seen in two failures or more.", "Name the ids of all failures that show it.");
        _store.Append(new LedgerEvent.PatternProposed { Pattern = new ProposedPattern(what, ids, by) });
        return $"recorded: a proposal about {string.Join(", ", ids)}; reports of their runs show it\n";
    }

    private List<ReportPattern> ProposedPatterns(IReadOnlyList<(Trial Trial, Analysis Analysis)> failures)
    {
        var mine = failures.Select(f => f.Analysis.Failure).ToHashSet(StringComparer.Ordinal);
        return [.. _store.Events<LedgerEvent.PatternProposed>(_ => { }).Select(e => e.Pattern)
            .Where(p => p.Failures.Any(mine.Contains))
            .Select(p => new ReportPattern($"Proposed by {p.By}", p.What, [.. p.Failures.Where(mine.Contains)]))];
    }
}
