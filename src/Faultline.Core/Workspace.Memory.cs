using System.Globalization;
using Faultline.History;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Reports;
using Faultline.Rules;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>What is remembered that concerns the run: its failures in other runs and reports, what was done, and whether it helped.</summary>
    private RunMemory Remember(StoredRun stored, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures, IReadOnlyList<EarlierReport> reports, CancellationToken cancel)
    {
        // Damage in other runs is told by what is asked about them.
        var diagnostics = new List<ImportDiagnostic>();
        var others = reports.Where(r => !PriorReports.IsOf(r, stored.Run)).ToList();
        var actions = ActionsKnown(reports);
        var mine = failures.Select(f => PastOf(stored.Run, f.Trial, f.Analysis)).ToList();
        var runs = Latest(diagnostics).Where(r => r.Run.Id != stored.Run.Id && r.Run.Benchmark == stored.Run.Benchmark && !(r.Run.Date > stored.Run.Date)).ToList();
        var recorded = Recorded(runs);
        var past = runs.SelectMany(r => PastFailures(r, recorded[r.Digest], diagnostics, cancel)).ToList();
        var finder = new RecurrenceFinder(stored.Run, past, others, actions);
        var previous = runs.Where(r => r.Run.Model == stored.Run.Model && r.Run.Date < stored.Run.Date).MaxBy(r => r.Run.Date);
        var trials = _store.Trials(stored, failuresOnly: false, withTexts: false, _ => { }).ToList();
        var passed = trials.GroupBy(t => t.Key.Case, StringComparer.Ordinal).Where(g => g.All(t => t.Outcome == Outcome.Passed)).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return new RunMemory
        {
            Recurrences = mine.DistinctBy(f => f.Failure, StringComparer.Ordinal).ToDictionary(f => f.Failure, finder.Of, StringComparer.Ordinal),
            Previous = previous?.Run.Id,
            Fixed = previous is null ? [] : [.. past.Where(p => p.Run == previous.Run.Id && passed.Contains(p.Case)).OrderBy(p => p.Case, StringComparer.Ordinal)
                .Select(p => new EarlierOccurrence(p.Run, p.RunModel, DayText(p.Date), p.Case, p.Failure, "case-and-step"))],
            Flaky = FlakyCases.Of(trials, failures.Where(f => f.Analysis.Finding?.Fault == Fault.HarnessFault).Select(f => f.Analysis.Failure).ToHashSet(StringComparer.Ordinal)),
            Effects = [.. ActionEffects.Of(actions, Histories(stored, trials, mine).Concat(past.GroupBy(p => (p.Run, p.Case)).Select(g => new CaseHistory(g.Key.Run, g.First().RunModel, g.First().Date, g.Key.Case, null, g.Count(), [.. g]))), others).Where(e => e.Run == stored.Run.Id)],
            Returning = ReturningProposals.Of(PriorReports.OfModel(others, stored.Run), actions, mine.Select(f => f.Case).ToHashSet(StringComparer.Ordinal)),
        };
    }

    private IEnumerable<PastFailure> PastFailures(StoredRun run, Dictionary<string, Analysis> recorded, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
        => WithPolicy(run, AnalyseByMachine(run, diagnostics, cancel, recorded), diagnostics).Select(f => PastOf(run.Run, f.Trial, f.Analysis));

    private static PastFailure PastOf(Run run, Trial trial, Analysis analysis)
        => new(analysis.Failure, run.Id, run.Model, run.Date, trial.Key.Case, trial.FirstFailedCheck?.Name, CauseOf(trial, analysis), ErrorKey.All(trial, analysis.Facts), analysis.Finding?.Fault);

    /// <summary>Equal for failures with one cause; null when nothing says what it is.</summary>
    private static string? CauseOf(Trial trial, Analysis analysis) => ErrorKey.Of(trial, analysis.Facts);

    private static IEnumerable<CaseHistory> Histories(StoredRun run, IEnumerable<Trial> trials, IReadOnlyList<PastFailure> failures)
    {
        var byCase = failures.ToLookup(f => f.Case, StringComparer.Ordinal);
        return trials.GroupBy(t => t.Key.Case, StringComparer.Ordinal).Select(g => new CaseHistory(
            run.Run.Id, run.Run.Model, run.Run.Date, g.Key, g.Any(t => t.Outcome is Outcome.Passed or Outcome.Failed) ? g.All(t => t.Outcome == Outcome.Passed) : null, g.Count(), [.. byCase[g.Key]]));
    }

    /// <summary>Actions that reports tell of, and those recorded here; one that a report tells twice is taken once.</summary>
    private List<ActionTaken> ActionsKnown(IReadOnlyList<EarlierReport> reports)
    {
        var told = reports.SelectMany(r => r.Actions.Select(a => new ActionTaken(
            a.Date, a.What, a.Cases, CheckOf(r, a),
            string.Create(CultureInfo.InvariantCulture, $"{r.File}:{a.Line}"))));
        var recorded = _store.Events(_ => { }).OfType<LedgerEvent.ActionRecorded>().Select(e => e.Action);
        return [.. told.Concat(recorded).OrderBy(a => a.Date ?? "", StringComparer.Ordinal).ThenBy(a => a.Source, StringComparer.Ordinal)];
    }

    // An action of a report was made for the step at which the report saw its cases fail, when that is one step.
    private static string? CheckOf(EarlierReport report, EarlierAction action)
        => report.Rows.Where(row => action.Cases.Contains(row.Case, StringComparer.Ordinal)).Select(row => row.Check).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;

    // What was changed because of this run: recorded here, on its day or later, for a case that failed in it.
    private List<ReportAction> ActionsOf(Run run, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures)
    {
        var failed = failures.Select(f => f.Trial.Key.Case).ToHashSet(StringComparer.Ordinal);
        return [.. ActionsKnown([]).Where(a => a.Cases.Any(failed.Contains) && !(DayText(run.Date) is { } day && string.CompareOrdinal(a.Date, day) < 0))
            .Select(a => new ReportAction(a.Date is null ? null : DateOnly.ParseExact(a.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture), a.What, a.Cases))];
    }

    private static string? DayText(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
