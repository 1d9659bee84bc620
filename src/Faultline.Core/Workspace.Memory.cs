using System.Globalization;
using Faultline.Clustering;
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
    /// <param name="mine">The run's own trials.</param>
    /// <param name="earlier">Those of earlier runs of the benchmark.</param>
    private RunMemory Remember(StoredRun stored, IReadOnlyList<PatternTrial> mine, IReadOnlyList<(StoredRun Run, List<PatternTrial> Trials)> earlier, IReadOnlyList<EarlierReport> reports)
    {
        var others = OtherReports(reports, stored.Run);
        var actions = ActionsKnown(reports);
        var past = earlier.SelectMany(r => r.Trials).Select(t => t.Failure).OfType<PastFailure>().ToList();
        var finder = new RecurrenceFinder(stored.Run, past, others, actions);
        var previous = earlier.Select(r => r.Run.Run).Where(r => r.Model == stored.Run.Model && r.Date < stored.Run.Date).MaxBy(r => r.Date);
        var histories = CaseHistories.Of(mine).ToList();
        var passed = histories.Where(h => h.Passed == true).Select(h => h.Case).ToHashSet(StringComparer.Ordinal);
        var failed = histories.Where(h => h.Failures.Count > 0).Select(h => h.Case).ToHashSet(StringComparer.Ordinal);
        return new RunMemory
        {
            Recurrences = mine.Select(t => t.Failure).OfType<PastFailure>().DistinctBy(f => f.Failure, StringComparer.Ordinal).ToDictionary(f => f.Failure, finder.Of, StringComparer.Ordinal),
            Previous = previous?.Id,
            Fixed = previous is null ? [] : [.. past.Where(p => p.Run == previous.Id && passed.Contains(p.Case)).OrderBy(p => p.Case, StringComparer.Ordinal)
                .Select(p => new EarlierOccurrence(p.Run, p.RunModel, Day.Of(p.Date), p.Case, p.Failure, "case-and-step"))],
            Flaky = FlakyCases.Of(mine),
            // Only this run is asked whether earlier actions helped: the others were asked when they were new.
            Effects = [.. ActionEffects.Of(actions, histories.Concat(CaseHistories.Of(earlier.SelectMany(r => r.Trials)).Select(h => h with { Passed = null })), others).Where(e => e.Run == stored.Run.Id)],
            Returning = ReturningProposals.Of(PriorReports.OfModel(others, stored.Run), actions, failed),
        };
    }

    // A report about the run itself is no earlier label.
    private static List<EarlierReport> OtherReports(IReadOnlyList<EarlierReport> reports, Run run) => [.. reports.Where(r => !PriorReports.IsOf(r, run))];

    private static PastFailure PastOf(Run run, Trial trial, Analysis analysis, ClusterBook clusters, ReviewStanding? standing)
    {
        var says = ErrorKey.Of(trial, analysis.Facts);
        var signature = SignatureOf(trial, analysis);
        var member = MemberOf(run, trial, analysis, signature, clusters);
        return new(analysis.Failure, run.Id, run.Model, run.Date, trial.Key.Case, trial.FirstFailedCheck?.Name, CauseOf(says, signature, member, analysis), ErrorKey.All(trial, analysis.Facts), analysis.Finding?.Fault)
        {
            Says = member?.Move?.Name ?? says,
            Verdicts = standing?.Votes ?? [],
            Reviewed = standing?.Verdict?.Fault,
        };
    }

    /// <summary>
    /// Equal for failures with one cause: the cluster of the failure, so that rules, merges and splits of people count, or its fingerprint
    /// before it has one. Null when nothing says what the error is: texts without diagnostics look alike and have nothing in common, as
    /// long as no rule of the user says that they have.
    /// </summary>
    private static string? CauseOf(string? says, Signature signature, ClusterMember? member, Analysis analysis)
    {
        var named = analysis.Policy?.FirstOrDefault(p => p.Cluster is not null)?.Cluster;
        if (says is null && named is null) return null;
        return member?.Cluster ?? (named is null ? signature.Fingerprint : ClusterId.OfName(named));
    }

    /// <summary>Actions that reports tell of, and those recorded here; one that a report tells twice is taken once.</summary>
    private List<ActionTaken> ActionsKnown(IReadOnlyList<EarlierReport> reports)
    {
        var told = reports.SelectMany(r => r.Actions.Select(a => new ActionTaken(
            a.Date, a.What, a.Cases, CheckOf(r, a),
            string.Create(CultureInfo.InvariantCulture, $"{r.File}:{a.Line}"))));
        var recorded = _store.Events<LedgerEvent.ActionRecorded>(_ => { }).Select(e => e.Action);
        return [.. told.Concat(recorded).OrderBy(a => a.Date ?? "", StringComparer.Ordinal).ThenBy(a => a.Source, StringComparer.Ordinal)];
    }

    // An action of a report was made for the step at which the report saw its cases fail, when that is one step.
    private static string? CheckOf(EarlierReport report, EarlierAction action)
        => report.Rows.Where(row => action.Cases.Contains(row.Case, StringComparer.Ordinal)).Select(row => row.Check).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;

    // What was changed because of this run: recorded here, on its day or later, for a case that failed in it.
    private List<ReportAction> ActionsOf(Run run, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures)
    {
        var failed = failures.Select(f => f.Trial.Key.Case).ToHashSet(StringComparer.Ordinal);
        return [.. ActionsKnown([]).Where(a => a.Cases.Any(failed.Contains) && !(Day.Of(run.Date) is { } day && string.CompareOrdinal(a.Date, day) < 0))
            .Select(a => new ReportAction(Day.Parse(a.Date), a.What, a.Cases))];
    }
}
