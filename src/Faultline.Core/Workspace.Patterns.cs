using Faultline.Answers;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Reports;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    // Older runs say little about what holds now, and every run is read as a whole.
    private const int MostRuns = 200;

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
        return new PatternsAnswer { Patterns = Find(chosen, diagnostics, cancel), Runs = Math.Min(chosen.Count, MostRuns), Diagnostics = diagnostics };
    }

    private List<Pattern> Find(IReadOnlyList<StoredRun> runs, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var latest = runs.OrderByDescending(r => r.Run.Date ?? DateTimeOffset.MinValue).ThenBy(r => r.Run.Id, StringComparer.Ordinal).Take(MostRuns).ToList();
        var recorded = Recorded(latest);
        var input = new PatternInput(latest.SelectMany(run => TrialsOf(run, recorded[run.Digest], diagnostics, cancel)));
        return [.. Catalog.All<IPattern>().OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(p => p.Find(input))];
    }

    private List<PatternTrial> TrialsOf(StoredRun run, Dictionary<string, Analysis> recorded, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var failures = WithPolicy(run, AnalyseByMachine(run, diagnostics, cancel, recorded), diagnostics).ToDictionary(f => f.Analysis.Failure, StringComparer.Ordinal);
        return [.. _store.Trials(run, failuresOnly: false, withTexts: false, _ => { }).Select(t => Of(t, failures.TryGetValue(t.Key.FailureId(), out var f) ? f.Analysis : null))];

        PatternTrial Of(Trial trial, Analysis? analysis) => new(
            run.Run.Id,
            run.Run.Model,
            run.Run.Date,
            trial.Key.Case,
            trial.Category,
            trial.Outcome switch { Outcome.Passed => true, Outcome.Failed => false, _ => null },
            analysis is null ? null : PastOf(run.Run, trial, analysis),
            analysis is not null && analysis.Others.Append(analysis.Finding).Any(f => f?.Rule.StartsWith("reference-", StringComparison.Ordinal) == true));
    }

    // In the report of one run stand the patterns that rest on its failures and on those of other runs.
    private List<ReportPattern> PatternsAcrossRuns(StoredRun stored, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures, CancellationToken cancel)
    {
        var mine = failures.Select(f => f.Analysis.Failure).ToHashSet(StringComparer.Ordinal);
        var runs = Latest([]).Where(r => r.Run.Benchmark == stored.Run.Benchmark && r.Run.Format == stored.Run.Format && !(r.Run.Date > stored.Run.Date)).ToList();
        return [.. Find(runs, [], cancel).Where(p => p.Failures.Any(mine.Contains) && (p.Runs.Count > 1 || p.Kind is "harder-category" or "outage-window"))
            .Select(p => new ReportPattern(p.Title, p.Explanation, [.. p.Failures.Where(mine.Contains)]))];
    }
}
