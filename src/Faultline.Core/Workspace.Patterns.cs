using Faultline.Answers;
using Faultline.Clustering;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Reports;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    // Older runs say little about what holds now, and every run is read as a whole.
    private const int MostRuns = 200;
    private const int MostTrials = 500_000;

    /// <summary>What holds across the runs of a benchmark, strongest first within each kind.</summary>
    /// <param name="benchmark">Null for the one there is.</param>
    /// <exception cref="UserError">The workspace holds runs of several benchmarks and none was named.</exception>
    public PatternsAnswer FindPatterns(string? benchmark, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var runs = Latest(diagnostics);
        var names = runs.Select(r => r.Run.Benchmark ?? r.Run.Format).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (benchmark is null && names.Count > 1) throw new UserError($"The workspace holds runs of {names.Count} benchmarks: {string.Join(", ", names)}.", "Name one with --benchmark.");
        var chosen = runs.Where(r => benchmark is null || (r.Run.Benchmark ?? r.Run.Format) == benchmark).ToList();
        var trials = TrialsOf(chosen, diagnostics, cancel);
        var input = new PatternInput(trials.SelectMany(t => t.Trials));
        var notAsked = Patterns().Select(p => (p.Id, Why: p.TooFew(input))).Where(p => p.Why is not null).Select(p => $"{p.Id}: {p.Why}");
        return new PatternsAnswer { Patterns = Find(input), NotAsked = [.. notAsked], Runs = trials.Count, Diagnostics = diagnostics };
    }

    private static IReadOnlyList<Pattern> Find(PatternInput input)
        => [.. Patterns().SelectMany(p => p.Find(input))];

    private static IEnumerable<IPattern> Patterns() => Catalog.All<IPattern>().OrderBy(p => p.Id, StringComparer.Ordinal);

    /// <summary>The trials of runs, newest first, as many as can be looked at.</summary>
    private List<(StoredRun Run, List<PatternTrial> Trials)> TrialsOf(IEnumerable<StoredRun> runs, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var latest = Newest(runs);
        var (clusters, standings) = (Book([]), Standings(latest, []));
        return [.. AnalyseAll(latest, diagnostics, cancel).Select(r => (r.Run, TrialsOf(r.Run, r.Failures, clusters, standings)))];
    }

    private static List<StoredRun> Newest(IEnumerable<StoredRun> runs)
    {
        var latest = new List<StoredRun>();
        var trials = 0;
        foreach (var run in runs.OrderByDescending(r => r.Run.Date ?? DateTimeOffset.MinValue).ThenBy(r => r.Run.Id, StringComparer.Ordinal).Take(MostRuns))
        {
            if (latest.Count > 0 && (trials += run.Trials) > MostTrials) break;
            latest.Add(run);
        }

        return latest;
    }

    // Of the same benchmark, and not later.
    private static IEnumerable<StoredRun> Before(Run run, IEnumerable<StoredRun> all)
        => all.Where(r => r.Run.Id != run.Id && r.Run.Format == run.Format && r.Run.Benchmark == run.Benchmark && !(r.Run.Date > run.Date));

    private List<(StoredRun Run, List<PatternTrial> Trials)> TrialsBefore(StoredRun stored, CancellationToken cancel)
        // Damage in other runs is told by what is asked about them.
        => TrialsOf(Before(stored.Run, Latest([])), [], cancel);

    private List<PatternTrial> TrialsOf(StoredRun run, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures, ClusterBook clusters, Dictionary<string, ReviewStanding> standings)
    {
        var known = failures.DistinctBy(f => f.Analysis.Failure, StringComparer.Ordinal).ToDictionary(f => f.Analysis.Failure, f => f.Analysis, StringComparer.Ordinal);
        return [.. _store.Trials(run, failuresOnly: false, withTexts: false, _ => { }).Select(t => Of(t, known.GetValueOrDefault(t.Key.FailureId())))];

        PatternTrial Of(Trial trial, Analysis? analysis) => new(
            run.Run.Id,
            run.Run.Model,
            run.Run.Date,
            trial.Key.Case,
            trial.Category,
            trial.Outcome switch { Outcome.Passed => true, Outcome.Failed => false, _ => null },
            analysis is null ? null : PastOf(run.Run, trial, analysis, clusters, standings.GetValueOrDefault(analysis.Failure)),
            analysis is not null && analysis.Others.Append(analysis.Finding).Any(f => f?.Rule.StartsWith("reference-", StringComparison.Ordinal) == true));
    }

    // In the report of one run stand the patterns that rest on its failures and on those of other runs.
    private static List<ReportPattern> PatternsAcrossRuns(IReadOnlyList<PatternTrial> mine, IReadOnlyList<(StoredRun Run, List<PatternTrial> Trials)> earlier)
    {
        var failures = mine.Select(t => t.Failure?.Failure).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. Find(new PatternInput(mine.Concat(earlier.SelectMany(r => r.Trials)))).Where(p => p.Failures.Any(failures.Contains) && (p.Runs.Count > 1 || p.Kind is "harder-category" or "outage-window"))
            .Select(p => new ReportPattern(p.Title, p.Explanation, [.. p.Failures.Where(failures.Contains)]))];
    }
}
