using Faultline.Model;
using Faultline.Reports;
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
        return [.. _store.Events(_ => { }).OfType<LedgerEvent.PatternProposed>().Select(e => e.Pattern)
            .Where(p => p.Failures.Any(mine.Contains))
            .Select(p => new ReportPattern($"Proposed by {p.By}", p.What, [.. p.Failures.Where(mine.Contains)]))];
    }
}
