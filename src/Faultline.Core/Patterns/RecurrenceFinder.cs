using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>
/// Says of each failure of a run whether it was there before, how it was labelled, and whether something was done about it. Failures are
/// the same by their cause; where a cause is not known, by case and step together. The case alone proves nothing.
/// </summary>
public sealed class RecurrenceFinder
{
    private const string CauseAndCase = "cause-and-case";
    private const string CauseOnly = "cause";
    private const string CaseAndStep = "case-and-step";
    private const string OtherError = "case-and-step-other-error";

    private const int MostRuns = 10;
    private const int MostVerdictsOfCause = 10;

    private readonly string? _day;
    private readonly ILookup<string, PastFailure> _byCase;
    private readonly Dictionary<string, List<PastFailure>> _byCause = new(StringComparer.Ordinal);
    private readonly ILookup<string, PastFailure> _judged;
    private readonly ILookup<string, (EarlierReport Report, EarlierRow Row)> _rows;
    private readonly IReadOnlyList<ActionTaken> _actions;

    /// <param name="run">The run that is asked about.</param>
    /// <param name="past">Failures of other runs; those of later runs are left out here.</param>
    /// <param name="reports">Reports of other runs, of any model; later ones are left out here.</param>
    /// <param name="actions">All actions that are known.</param>
    public RecurrenceFinder(Run run, IEnumerable<PastFailure> past, IEnumerable<EarlierReport> reports, IReadOnlyList<ActionTaken> actions)
    {
        _day = Day.Of(run.Date);
        var earlier = past.Where(p => p.Run != run.Id && !(p.Date >= run.Date)).OrderBy(p => p.Date ?? DateTimeOffset.MinValue).ThenBy(p => p.Run, StringComparer.Ordinal).ToList();
        _byCase = earlier.ToLookup(p => p.Case, StringComparer.Ordinal);
        foreach (var one in earlier.Where(p => p.Cause is not null).GroupBy(p => p.Cause!, StringComparer.Ordinal)) _byCause[one.Key] = Representatives([.. one]);
        _judged = earlier.Where(p => p.Cause is not null && p.Verdicts.Count > 0).ToLookup(p => p.Cause!, StringComparer.Ordinal);
        _rows = reports.Where(r => !(_day is not null && r.Date is not null && string.CompareOrdinal(r.Date, _day) > 0))
            .OrderBy(r => r.Date ?? "", StringComparer.Ordinal).ThenBy(r => r.File, StringComparer.Ordinal)
            .SelectMany(r => r.Rows.Select(row => (r, row))).ToLookup(r => r.row.Case, StringComparer.Ordinal);
        _actions = actions;
    }

    public Recurrence Of(PastFailure failure)
    {
        var occurrences = Stored(failure).Concat(Reported(failure)).OrderBy(o => o.Date ?? "", StringComparer.Ordinal).ToList();
        var labels = Labels(failure).Concat(Verdicts(failure)).OrderBy(l => l.Date ?? "", StringComparer.Ordinal).ToList();
        var faults = labels.Where(LabelWeights.IsOwnWord).Select(LabelWeights.Named).Distinct(StringComparer.Ordinal).ToList();
        var actions = _actions.Where(a => Concerns(a, failure, occurrences)).ToList();
        var before = actions.Where(a => a.Date is not null && _day is not null && string.CompareOrdinal(a.Date, _day) < 0).ToList();
        return new Recurrence
        {
            // Another error at the same step may be what the mended eval found next.
            State = occurrences.Count == 0 ? "new" : before.Count > 0 && occurrences.Exists(o => o.Case == failure.Case && o.Match != OtherError) ? "regressed" : "recurring",
            Match = new[] { CauseAndCase, CaseAndStep, CauseOnly, OtherError }.FirstOrDefault(m => occurrences.Exists(o => o.Match == m)),
            Since = occurrences.Select(o => o.Date).OfType<string>().Min(StringComparer.Ordinal),
            Occurrences = occurrences,
            Labels = labels,
            Leading = LabelWeights.Of(labels),
            LabelsDisagree = faults.Count > 1,
            LabelledOtherwiseNow = failure.Blamed is { } now && faults.Count > 0 && !faults.Contains(now.Name(), StringComparer.Ordinal),
            ShouldBeFixedBy = before,
            SameDayActions = [.. actions.Where(a => a.Date is not null && a.Date == _day)],
        };
    }

    private IEnumerable<EarlierOccurrence> Stored(PastFailure failure)
    {
        foreach (var same in _byCase[failure.Case])
        {
            if (MatchOf(failure, same) is { } match) yield return Occurrence(same, match);
        }

        if (failure.Cause is null || !_byCause.TryGetValue(failure.Cause, out var all)) yield break;
        foreach (var same in all.Where(p => p.Case != failure.Case).DistinctBy(p => p.Run, StringComparer.Ordinal)) yield return Occurrence(same, CauseOnly);
    }

    // An outage fails every case of a run for one cause: two cases a run stand for all, so that one is not the case that is asked about;
    // of many runs the first says since when, and the latest say the rest.
    private static List<PastFailure> Representatives(List<PastFailure> earliestFirst)
    {
        var runs = earliestFirst.GroupBy(p => p.Run, StringComparer.Ordinal).Select(g => g.DistinctBy(p => p.Case, StringComparer.Ordinal).Take(2).ToList()).ToList();
        return [.. runs.Take(1).Concat(runs.Skip(Math.Max(1, runs.Count - MostRuns))).SelectMany(r => r)];
    }

    // Only where the run itself is not in the workspace: otherwise its failures speak for themselves.
    private IEnumerable<EarlierOccurrence> Reported(PastFailure failure) => _rows[failure.Case]
        .Where(r => r.Row.Check is not null && r.Row.Check == failure.Check && StoredOf(r.Report, failure.Case) is null)
        .Select(r => new EarlierOccurrence(r.Report.Run ?? r.Report.File, r.Report.Model, r.Report.Date, failure.Case, null, CaseAndStep));

    private IEnumerable<EarlierLabel> Labels(PastFailure failure)
    {
        foreach (var (report, row) in _rows[failure.Case].Where(r => r.Row.Label is not null))
        {
            var stored = StoredOf(report, failure.Case);
            var match = stored is not null ? MatchOf(failure, stored) : row.Check is not null && row.Check == failure.Check ? CaseAndStep : null;
            if (match is null) continue;
            yield return new EarlierLabel(
                string.Create(CultureInfo.InvariantCulture, $"{report.File}:{row.Line}"), report.Date, report.Model, row.Label!, EarlierVocabulary.FaultOf(row.Label!)?.Name(), row.Basis, match);
        }
    }

    // Verdicts of the same failure; of its cause in other cases people's first, and the latest of what is left.
    private IEnumerable<EarlierLabel> Verdicts(PastFailure failure)
    {
        foreach (var same in _byCase[failure.Case].Where(p => p.Verdicts.Count > 0))
        {
            if (MatchOf(failure, same) is not { } match || match == OtherError) continue;
            foreach (var verdict in same.Verdicts) yield return Label(same, verdict, match);
        }

        if (failure.Cause is null) yield break;
        var elsewhere = _judged[failure.Cause].Where(p => p.Case != failure.Case).SelectMany(p => p.Verdicts.Select(v => (Past: p, Verdict: v))).Where(v => !v.Verdict.IsPropagated);
        foreach (var (past, verdict) in elsewhere.OrderByDescending(v => v.Verdict.IsByPerson).ThenByDescending(v => v.Verdict.At).ThenBy(v => v.Past.Failure, StringComparer.Ordinal).Take(MostVerdictsOfCause))
            yield return Label(past, verdict, CauseOnly) with { Case = past.Case };
    }

    private static EarlierLabel Label(PastFailure past, Verdict verdict, string match)
        => new("verdict:" + past.Failure, Day.Of(verdict.At), past.RunModel, verdict.Fault.Name(), verdict.Fault.Name(), verdict.IsPropagated ? "propagated" : "reviewed", match) { By = verdict.Reviewer };

    // One case: the cause tells, then a shared error, then the step. An unknown cause leaves the step alone to tell.
    internal static string? MatchOf(PastFailure now, PastFailure before)
    {
        if (now.Cause is not null && now.Cause == before.Cause) return CauseAndCase;
        if (now.Check is null || now.Check != before.Check) return now.Check is null && before.Check is null && now.Cause is null && before.Cause is null ? CaseAndStep : null;
        if (now.Errors.Intersect(before.Errors, StringComparer.Ordinal).Any()) return CauseAndCase;
        return now.Cause is null || before.Cause is null ? CaseAndStep : OtherError;
    }

    private PastFailure? StoredOf(EarlierReport report, string @case)
        => report.Run is { Length: >= 6 } run ? _byCase[@case].FirstOrDefault(p => p.Run.StartsWith(run, StringComparison.Ordinal)) : null;

    // An action concerns the failure when it names the case, and the failure was there by its day.
    private static bool Concerns(ActionTaken action, PastFailure failure, List<EarlierOccurrence> occurrences)
        => action.Cases.Contains(failure.Case, StringComparer.Ordinal)
            && (action.Check is null || action.Check == failure.Check)
            && occurrences.Exists(o => o.Case == failure.Case && o.Date is not null && action.Date is not null && string.CompareOrdinal(o.Date, action.Date) <= 0);

    private static EarlierOccurrence Occurrence(PastFailure past, string match) => new(past.Run, past.RunModel, Day.Of(past.Date), past.Case, past.Failure, match);
}
