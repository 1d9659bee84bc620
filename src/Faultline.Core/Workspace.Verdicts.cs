using Faultline.Answers;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Review;
using Faultline.Review.Packets;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    // Long enough for whoever read the list of open failures before the verdict was written.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    /// <summary>Records a verdict of a person or of an agent after the same checks as any other.</summary>
    /// <exception cref="UserError">A check refused it; nothing is recorded then.</exception>
    public VerdictsAnswer SetVerdict(VerdictRequest request, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (stored, trial, analysis) = FindFailure(request.Failure, diagnostics, cancel);
        if (!FaultNames.TryParse(request.Fault, out var fault))
            throw new UserError($"'{request.Fault}' is no fault.", $"One of {string.Join(", ", Enum.GetValues<Fault>().Select(f => f.Name()))}.");
        var input = PacketInputs(stored, diagnostics, id => id == analysis.Failure, cancel).First();
        var said = new ReviewAnswer
        {
            Fault = fault,
            Mechanism = MechanismOf(request.Mechanism),
            SubMechanism = request.SubMechanism,
            Root = request.Root,
            Reasoning = request.Reasoning,
            Confidence = request.Confidence,
            Evidence = [.. request.Quotes.Select(q => new Evidence(request.Source ?? "", request.Pointer ?? "", q)), .. request.Evidence],
            Missing = request.Missing.Count > 0 ? request.Missing : null,
        };
        if (said.Evidence.Count == 0) throw new UserError("A verdict needs at least one quote.", "Add --quote \"TEXT\", a line that is in the failure's texts ('faultline show').");
        if (fault == Fault.Inconclusive && said.Missing is null) throw new UserError("INCONCLUSIVE must say what evidence is missing.", "Add --missing \"WHAT\".");
        var (roots, reports) = (Roots(stored).For(trial), EarlierReports(request.ReportsFolder));
        // An agent quotes what it was shown, or the logs themselves.
        var answer = VerdictEntry.Check(said, input, roots, reports, request.IsAgent, out var problems)
            ?? (request.IsAgent ? VerdictEntry.Check(said, input, roots, reports, asShown: false, out _) : null)
            ?? throw new UserError($"The verdict was refused: {string.Join("; ", problems)}.", "Copy the words as they stand; --source and --pointer name their place. Nothing was recorded.");
        var verdict = new Verdict
        {
            Failure = analysis.Failure,
            Run = stored.Run.Id,
            Fault = answer.Fault,
            Mechanism = answer.Mechanism,
            SubMechanism = answer.SubMechanism,
            Root = answer.Root,
            Reasoning = answer.Reasoning,
            Confidence = answer.Confidence,
            Evidence = answer.Evidence,
            Missing = answer.Missing,
            Reviewer = (request.IsAgent ? Verdict.AgentPrefix : Verdict.PersonPrefix) + request.Person,
            Packet = PacketJson.Hash(new PacketBuilder(new PacketOptions()).Build(input)),
        };
        if (Leases.Settle(analysis.Failure, request.Lease, Settled, () => _store.Append(new LedgerEvent.VerdictRecorded { Verdict = verdict })) is { } other)
        {
            throw new UserError(
                $"{other.Holder ?? "Somebody else"} has {analysis.Failure} under review until {other.Expires.UtcDateTime:HH:mm} UTC.",
                "Take another failure; a lease that runs out frees it. Nothing was recorded.");
        }

        var standing = Standings(stored.Run.Id, diagnostics)[analysis.Failure];
        return new VerdictsAnswer { Failures = [Views.Of(trial.Key.Case, analysis, standing, impact: null)], Diagnostics = diagnostics };
    }

    /// <summary>What reviewers said about one failure.</summary>
    public VerdictsAnswer ShowVerdicts(string asked, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (stored, trial, analysis) = FindFailure(asked, diagnostics, cancel);
        var standing = Standings(stored.Run.Id, diagnostics).GetValueOrDefault(analysis.Failure, new ReviewStanding());
        return new VerdictsAnswer { Failures = [Views.Of(trial.Key.Case, analysis, standing, impact: null)], Diagnostics = diagnostics };
    }

    /// <summary>Failures about which reviewers disagree, by the size of their bucket times their uncertainty.</summary>
    /// <param name="run">Null is every run.</param>
    public VerdictsAnswer VerdictQueue(string? run, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var queue = new List<FailureVerdictsView>();
        foreach (var stored in run is null ? Latest(diagnostics) : [Require(run, diagnostics)])
        {
            var standings = Standings(stored.Run.Id, diagnostics);
            var failures = Analyse(stored, diagnostics, cancel);
            var buckets = failures.CountBy(f => Bucket(f.Analysis, standings)).ToDictionary(StringComparer.Ordinal);
            foreach (var (trial, analysis) in failures)
            {
                if (standings.GetValueOrDefault(analysis.Failure) is not { IsDisputed: true } standing) continue;
                queue.Add(Views.Of(trial.Key.Case, analysis, standing, buckets[Bucket(analysis, standings)] * Uncertainty(standing)));
            }
        }

        return new VerdictsAnswer { Failures = [.. queue.OrderByDescending(q => q.Impact).ThenBy(q => q.Failure, StringComparer.Ordinal)], IsQueue = true, Diagnostics = diagnostics };
    }

    /// <summary>What holds about every failure of a run that anybody reviewed.</summary>
    private Dictionary<string, ReviewStanding> Standings(string runId, List<ImportDiagnostic> diagnostics)
        => StandingsIn(id => id == runId, diagnostics);

    /// <summary>The same of several runs, by failure, in one pass over the ledger.</summary>
    private Dictionary<string, ReviewStanding> Standings(IEnumerable<StoredRun> runs, List<ImportDiagnostic> diagnostics)
        => StandingsIn(runs.Select(r => r.Run.Id).ToHashSet(StringComparer.Ordinal).Contains, diagnostics);

    // A failure's id names its run too, so those of several runs do not meet.
    private Dictionary<string, ReviewStanding> StandingsIn(Func<string, bool> isAsked, List<ImportDiagnostic> diagnostics)
    {
        var verdicts = new Dictionary<string, List<Verdict>>(StringComparer.Ordinal);
        var failed = new Dictionary<string, ReviewFailure>(StringComparer.Ordinal);
        foreach (var happened in _store.Events(diagnostics.Add, typeof(LedgerEvent.VerdictRecorded), typeof(LedgerEvent.ReviewFailed)))
        {
            switch (happened)
            {
                case LedgerEvent.VerdictRecorded { Verdict: var verdict } when isAsked(verdict.Run):
                    if (!verdicts.TryGetValue(verdict.Failure, out var list)) verdicts[verdict.Failure] = list = [];
                    list.RemoveAll(v => v.Reviewer == verdict.Reviewer && v.IsPropagated == verdict.IsPropagated);
                    list.Add(verdict with { At = happened.At });
                    failed.Remove(verdict.Failure);
                    break;
                case LedgerEvent.ReviewFailed { Review: var review } when isAsked(review.Run):
                    failed[review.Failure] = review;
                    break;
                default:
                    break;
            }
        }

        return verdicts.Keys.Union(failed.Keys, StringComparer.Ordinal)
            .ToDictionary(id => id, id => ReviewStanding.Of(verdicts.GetValueOrDefault(id, []), failed.GetValueOrDefault(id)), StringComparer.Ordinal);
    }

    private static string Bucket(Analysis analysis, Dictionary<string, ReviewStanding> standings)
        => standings.GetValueOrDefault(analysis.Failure)?.Verdict is { } verdict ? $"{verdict.Fault.Name()} {verdict.Mechanism}"
            : analysis.Finding is { } finding ? $"{finding.Fault.Name()} {finding.Mechanism}" : "open";

    /// <summary>1 minus the share of the votes that name the leading fault, and at least what the leader says it is unsure.</summary>
    private static double Uncertainty(ReviewStanding standing)
    {
        var leading = standing.Votes.CountBy(v => v.Fault).Max(v => v.Value) / (double)standing.Votes.Count;
        return Math.Max(1 - leading, 1 - (standing.Verdict?.Confidence ?? 1));
    }

    private static string MechanismOf(string text)
    {
        try
        {
            return AnswerParser.Mechanism(text);
        }
        catch (FormatException problem)
        {
            throw new UserError(problem.Message + ".", "docs/concepts.md lists the usual mechanisms.");
        }
    }

    /// <summary>Reads an earlier report by the path that evidence gives; null for what is no report of the folder.</summary>
    private static Func<string, string?> EarlierReports(string folder) => source =>
    {
        if (source.Length == 0 || !source.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) return null;
        var root = Path.GetFullPath(folder);
        foreach (var start in new[] { Path.GetDirectoryName(root) ?? root, root })
        {
            var path = Path.GetFullPath(Path.Join(start, source));
            if (path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path)) return File.ReadAllText(path);
        }

        return null;
    };

    private RootIndex Roots(StoredRun stored)
    {
        var (cases, failures) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var trial in _store.Trials(stored, failuresOnly: false, withTexts: false, _ => { }))
        {
            cases.Add(trial.Key.Case);
            if (trial.IsFailure) failures.Add(trial.Key.FailureId());
        }

        return new RootIndex(cases, failures);
    }

    /// <summary>What a consequence may name as its root: another case or failure of the same run.</summary>
    private sealed record RootIndex(HashSet<string> Cases, HashSet<string> Failures)
    {
        public Func<string, bool> For(Trial trial)
        {
            var (own, id) = (trial.Key.Case, trial.Key.FailureId());
            return root => (Cases.Contains(root) && root != own) || (Failures.Contains(root) && root != id);
        }
    }
}
