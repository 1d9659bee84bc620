using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Holds actions against the runs of later days: did the failure come again?</summary>
public static class ActionEffects
{
    /// <param name="actions">Those without a date or a case have no effect that could be told.</param>
    /// <param name="cases">Every case of every run that may tell.</param>
    /// <param name="reports">Reports, whose rows tell of failures of runs that are not stored.</param>
    public static IReadOnlyList<ActionEffect> Of(IReadOnlyList<ActionTaken> actions, IEnumerable<CaseHistory> cases, IReadOnlyList<EarlierReport> reports)
    {
        var byCase = cases.ToLookup(c => c.Case, StringComparer.Ordinal);
        return [.. actions.Where(a => a.Date is not null).SelectMany(a => a.Cases.Select(c => Effect(a, c, byCase[c], reports)))];
    }

    private static ActionEffect Effect(ActionTaken action, string @case, IEnumerable<CaseHistory> runs, IReadOnlyList<EarlierReport> reports)
    {
        var all = runs.OrderBy(r => r.Date).ThenBy(r => r.Run, StringComparer.Ordinal).ToList();
        var later = all.Where(r => Day.Of(r.Date) is { } day && string.CompareOrdinal(day, action.Date) > 0 && r.Passed is not null).ToList();
        if (later.Count == 0) return new ActionEffect(action, @case, "unknown", null, "no later run tried the case");
        var before = all.Except(later).SelectMany(r => r.Failures).Where(f => action.Check is null || f.Check == action.Check).ToList();
        var steps = action.Check is not null ? [action.Check] : before.Select(f => f.Check)
            .Concat(reports.Where(r => r.Date is null || string.CompareOrdinal(r.Date, action.Date) <= 0).SelectMany(r => r.Rows).Where(r => r.Case == @case).Select(r => r.Check))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        var again = later.Where(r => r.Failures.Any(f => IsSame(f, before, steps))).ToList();
        if (again.Count > 0) return new ActionEffect(action, @case, "did-not-work", again[^1].Run, Say($"the same failure in {again.Count} of {later.Count} later runs"));
        var passed = later.Count(r => r.Passed == true);
        return passed > 0
            ? new ActionEffect(action, @case, "worked", later.Last(r => r.Passed == true).Run, Say($"passed in {passed} of {later.Count} later runs, the failure did not come again"))
            : new ActionEffect(action, @case, "other-failure", later[^1].Run, Say($"failed in {later.Count} later runs, but not in the same way"));
    }

    // Where earlier failures are stored they tell; where only reports tell of them, the step does.
    private static bool IsSame(PastFailure now, List<PastFailure> before, HashSet<string> steps)
        => before.Exists(b => RecurrenceFinder.MatchOf(now, b) is "cause-and-case" or "case-and-step")
            || (now.Check is not null && steps.Contains(now.Check) && !before.Exists(b => b.Check == now.Check));

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
