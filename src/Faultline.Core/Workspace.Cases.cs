using Faultline.Answers;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Reports.Machine;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>One case through all runs, reports and actions.</summary>
    /// <exception cref="UserError">No case, or several, are named so.</exception>
    public CaseHistoryAnswer CaseHistory(string asked, string reportsFolder, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var histories = AllHistories(diagnostics, cancel);
        var reports = KnownReports(reportsFolder, histories.Select(h => h.Case).Distinct(StringComparer.Ordinal), diagnostics.Add);
        var named = FullCase(asked, [.. histories.Select(h => h.Case).Concat(reports.SelectMany(r => r.Rows).Select(r => r.Case)).Distinct(StringComparer.Ordinal)]);
        var actions = ActionsKnown(reports).Where(a => a.Cases.Contains(named, StringComparer.Ordinal)).ToList();
        var effects = ActionEffects.Of(actions, histories, reports).Where(e => e.Case == named).ToLookup(e => e.Action);
        return new CaseHistoryAnswer { View = ViewOf(named, histories, reports, actions, effects), Diagnostics = diagnostics };
    }

    private static CaseHistoryView ViewOf(string named, List<CaseHistory> histories, IReadOnlyList<EarlierReport> reports, List<ActionTaken> actions, ILookup<ActionTaken, ActionEffect> effects)
    {
        var runs = histories.Where(h => h.Case == named).OrderBy(h => h.Date).ThenBy(h => h.Run, StringComparer.Ordinal).ToList();
        var causes = runs.SelectMany(r => r.Failures).Select(f => f.Cause).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return new CaseHistoryView(
            named,
            [.. runs.Select(r => new CaseRunView(r.Run, r.Model, Day.Of(r.Date), Result(r), Last(r)?.Check, Last(r)?.Fault?.Name(), Last(r)?.Failure, Last(r)?.Cause is { } cause ? Letter(causes.IndexOf(cause)) : null))],
            [.. Labels(named, reports).Concat(Labels(runs)).OrderBy(l => l.Date ?? "", StringComparer.Ordinal).ThenBy(l => l.Source, StringComparer.Ordinal).ThenBy(l => l.By ?? "", StringComparer.Ordinal)],
            [.. actions.Select(a => new ActionView(a.Date, a.What, a.Cases, a.Check, a.Source, [.. effects[a].Select(e => new ActionEffectView(e.Case, e.Effect, e.Run, e.Detail))]))]);
    }

    private static IEnumerable<CaseLabelView> Labels(string named, IReadOnlyList<EarlierReport> reports)
        => reports.SelectMany(r => r.Rows.Where(row => row.Case == named).Select(row => new CaseLabelView(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{r.File}:{row.Line}"), r.Model, r.Date, row.Check, row.Label, row.Decoration, row.Basis, row.Reasoning)));

    private static IEnumerable<CaseLabelView> Labels(List<CaseHistory> runs)
        => runs.SelectMany(r => r.Failures).SelectMany(f => f.Verdicts.Select(v => new CaseLabelView(
            "verdict:" + f.Failure, f.RunModel, Day.Of(v.At), f.Check, v.Fault.Name(), null, v.IsPropagated ? "propagated" : "reviewed", v.Reasoning) { By = v.Reviewer }));

    private static PastFailure? Last(CaseHistory run) => run.Failures is [.., var last] ? last : null;

    private static string Result(CaseHistory run) => run.Passed switch
    {
        true => "passed",
        null => "not scored",
        false => run.Attempts > run.Failures.Count ? "mixed" : "failed",
    };

    private static string Letter(int index) => index < 26 ? ((char)('A' + index)).ToString() : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A{index}");

    private static string FullCase(string asked, IReadOnlyList<string> known)
    {
        if (known.Contains(asked, StringComparer.Ordinal)) return asked;
        var fitting = known.Where(k => k.EndsWith("/" + asked, StringComparison.Ordinal)).ToList();
        if (fitting.Count == 0) fitting = [.. known.Where(k => k.Contains(asked, StringComparison.OrdinalIgnoreCase))];
        return fitting switch
        {
            [var only] => only,
            [] => throw new UserError($"No case is named '{asked}'.", "Import a run or reports first; 'faultline failures' lists cases."),
            _ => throw new UserError($"'{asked}' names {fitting.Count} cases: {string.Join(", ", fitting.Take(8))}{(fitting.Count > 8 ? ", ..." : "")}.", "Give the whole id."),
        };
    }
}
