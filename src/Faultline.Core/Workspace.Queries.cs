using Faultline.Answers;
using Faultline.Batches;
using Faultline.Model;
using Faultline.Reports;
using Faultline.Reports.Machine;
using Faultline.Statistics;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Imports, analyses, and answers with every run of the inputs. Writes no report.</summary>
    public async Task<TriageAnswer> TriageAsync(ImportRequest request, string reportsFolder, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var runs = new List<TriagedRun>();
        foreach (var result in await ImportAllAsync(request, diagnostics, cancel))
        {
            var failures = Analyse(result.Run, diagnostics, cancel);
            runs.Add(new TriagedRun(result, BuildModel(result.Run, failures, reportsFolder, diagnostics, cancel)));
        }

        return new TriageAnswer { Diagnostics = diagnostics, Runs = runs };
    }

    /// <summary>All runs in the workspace, every revision.</summary>
    public RunsAnswer ListRuns()
    {
        var diagnostics = new List<ImportDiagnostic>();
        var runs = _store.Runs(diagnostics.Add);
        var known = RecordedByRun(diagnostics);
        var standings = Standings(runs, diagnostics);
        return new RunsAnswer
        {
            Runs = [.. runs.Select(r => Labelled(r, known.GetValueOrDefault(r.Digest), standings, diagnostics))],
            Diagnostics = diagnostics,
        };
    }

    /// <summary>The failures that meet every condition of the filter, by run and case.</summary>
    public FailuresAnswer ListFailures(FailureFilter filter, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        List<StoredRun> runs = filter.Run is { } asked ? [Require(asked, diagnostics)] : Latest(diagnostics);
        var standings = Standings(runs, diagnostics);
        var analysed = AnalyseAll(runs, diagnostics, cancel).ToList();
        var book = Book(diagnostics);
        var members = Members(analysed, book);
        var views = new List<FailureView>();
        foreach (var (run, failures) in analysed)
        {
            foreach (var (trial, analysis) in failures)
            {
                var view = Views.Of(run.Run, trial, analysis, DecisiveError.Of(trial, analysis), members[analysis.Failure], standings.GetValueOrDefault(analysis.Failure));
                if (Matches(filter, view)) views.Add(view);
            }
        }

        if (!filter.WithRecurrence) return new FailuresAnswer { Failures = views, Diagnostics = diagnostics };
        var known = Recurrences(analysed, views.Select(v => v.Id).ToHashSet(StringComparer.Ordinal), book, filter.ReportsFolder, diagnostics, cancel);
        return new FailuresAnswer { Failures = [.. views.Select(v => v with { Recurrence = known.GetValueOrDefault(v.Id) })], Diagnostics = diagnostics };
    }

    /// <summary>One failure with all its texts.</summary>
    /// <param name="asked">Failure id or unique prefix, or RUN/CASE.</param>
    /// <exception cref="UserError">No failure, or several, are named so.</exception>
    public ShowAnswer Show(string asked, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var (owner, named, found) = FindFailure(asked, diagnostics, cancel);
        var full = _store.Trials(owner, failuresOnly: true, withTexts: true, _ => { }, t => t.Key == named.Key).First();
        var book = Book(diagnostics);
        var members = Members([(owner, [(named, found)])], book);
        var standings = Standings(owner.Run.Id, diagnostics);
        var memory = Remember(owner, TrialsOf(owner, [(named, found)], book, standings), TrialsBefore(owner, cancel), KnownReports("", [], diagnostics.Add));
        return new ShowAnswer
        {
            Run = owner.Run,
            Trial = full,
            Analysis = found,
            Member = members[found.Failure],
            Standing = standings.GetValueOrDefault(found.Failure),
            Recurrence = memory.Recurrences.GetValueOrDefault(found.Failure),
            Diagnostics = diagnostics,
        };
    }

    private ReportModel BuildModel(StoredRun stored, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures, string reportsFolder, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        // What an import remarked is kept with the run; what was met on the way here is this call's own.
        var counted = stored.Run.Remarks is { } remarks ? remarks.Count : diagnostics.Count(d => d.Severity != DiagnosticSeverity.Info);
        var reports = KnownReports(reportsFolder, failures.Select(f => f.Trial.Key.Case), diagnostics.Add);
        // Placed before it is compared: a failure's cause is its cluster.
        var book = Book([]);
        var clusters = Members([(stored, failures)], book);
        var reviews = Standings(stored.Run.Id, []);
        var (mine, earlier) = (TrialsOf(stored, failures, book, reviews), TrialsBefore(stored, cancel));
        var cases = ReportCase.Of(_store.Trials(stored, failuresOnly: false, withTexts: false, _ => { }));
        return ReportModelBuilder.Build(new ReportInput
        {
            // Reports are read on other machines: a path below the current folder is shown from there.
            Run = stored.Run with { Root = Shorten(stored.Run.Root) },
            Totals = stored.Totals,
            FailuresByCheck = stored.FailuresByCheck,
            Failures = failures,
            Clusters = clusters,
            Reviews = reviews,
            Interval = (count, of) => Wilson.Interval(count, of) ?? throw new ArgumentOutOfRangeException(nameof(of), of, "a whole of zero has no interval"),
            Date = DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime),
            Generator = Generator,
            PriorReports = PriorReportsOf(stored.Run, failures, reports),
            CasesByCategory = CasesByCategory(stored, cases),
            Cases = cases,
            Batch = Account(stored, failures),
            Memory = Remember(stored, mine, earlier, reports),
            Patterns = [.. PatternsAcrossRuns(mine, earlier), .. ProposedPatterns(failures)],
            Actions = ActionsOf(stored.Run, failures),
            Diagnostics = counted,
        });
    }

    private BatchResult? Account(StoredRun stored, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures) => stored.Run.Batch is null
        ? null
        : BatchAccount.Of(stored.Run, _store.Trials(stored, failuresOnly: false, withTexts: false, _ => { }),
            failures.ToDictionary(f => f.Analysis.Failure, f => f.Analysis, StringComparer.Ordinal), (count, of) => Wilson.Interval(count, of));

    // Only where trials of passed cases are listed do the categories' sizes mean anything.
    private static Dictionary<string, int>? CasesByCategory(StoredRun stored, IReadOnlyList<ReportCase> cases) => stored.Totals.Cases != cases.Count
        ? null
        : cases.Where(c => c.Category is not null).GroupBy(c => c.Category!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private StoredRun Require(string asked, List<ImportDiagnostic> diagnostics) => _store.FindRun(asked, diagnostics.Add) switch
    {
        RunLookup.Found found => found.Run,
        RunLookup.None => throw new UserError($"No run in '{Folder}' is named '{asked}'.", "'faultline runs' lists them; 'faultline import PATH' adds one."),
        RunLookup.Ambiguous several => throw new UserError(
            $"'{asked}' names {several.Candidates.Count} runs: {string.Join(", ", several.Candidates.Take(8).Select(c => c.Handle))}.",
            "Give more letters of the id."),
        var other => throw new InvalidOperationException($"unknown lookup {other.GetType().Name}"),
    };

    private List<StoredRun> Latest(List<ImportDiagnostic> diagnostics)
        => [.. _store.Runs(diagnostics.Add).GroupBy(r => r.Run.Id, StringComparer.Ordinal).Select(g => g.MaxBy(r => r.Revision)!)];

    private Dictionary<string, List<Analysis>> RecordedByRun(List<ImportDiagnostic> diagnostics)
        => _store.Events<LedgerEvent.AnalysisRecorded>(diagnostics.Add)
            .Where(e => e.EngineVersion == EngineVersion)
            .GroupBy(e => e.RunDigest, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Select(e => e.Analysis).DistinctBy(a => a.Failure, StringComparer.Ordinal).ToList(), StringComparer.Ordinal);

    private (StoredRun Run, IReadOnlyDictionary<string, int> Labels, ReviewStatusView? Review) Labelled(StoredRun run, List<Analysis>? analyses, Dictionary<string, ReviewStanding> standings, List<ImportDiagnostic> diagnostics)
    {
        if (analyses is null) return (run, new Dictionary<string, int>(StringComparer.Ordinal), null);
        // Where users decide, their labels count.
        if (!ReadPolicy(diagnostics).IsEmpty) analyses = Analyse(run, diagnostics, CancellationToken.None).ConvertAll(f => f.Analysis);
        return (run, Views.Faults(analyses.Select(a => standings.GetValueOrDefault(a.Failure)?.Verdict?.Fault ?? a.Finding?.Fault)), StatusOf(analyses, standings));
    }

    private static bool IsNamed(string asked, StoredRun run, Trial trial, Analysis analysis)
    {
        if (analysis.Failure.StartsWith(asked, StringComparison.Ordinal)) return true;
        var slash = asked.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && run.Run.Id.StartsWith(asked[..slash], StringComparison.Ordinal) && trial.Key.Case == asked[(slash + 1)..];
    }

    private static bool Matches(FailureFilter filter, FailureView view)
    {
        if (filter.Fault is { } fault && !string.Equals(view.Fault ?? "unlabelled", fault, StringComparison.OrdinalIgnoreCase)) return false;
        if (filter.Check is { } check && !view.FailedChecks.Contains(check, StringComparer.OrdinalIgnoreCase)) return false;
        if (filter.Text is not { } text) return true;
        return Texts(view).Any(t => t?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);
    }

    private static IEnumerable<string?> Texts(FailureView view)
        => [view.Case, view.Error, view.Reason, .. view.Facts.SelectMany(f => new[] { f.Code, f.Message, f.Subject, f.File })];

    // Paths below the current folder are shown as the user would type them.
    private static string Shorten(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative.Replace('\\', '/');
    }
}
