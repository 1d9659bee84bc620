using Faultline.Answers;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Records a change that was made because of findings.</summary>
    /// <param name="cases">Case ids; a bare name stands for the one case of that name.</param>
    /// <param name="day">When it was made; today when null.</param>
    /// <exception cref="UserError">A case is not known, or names several.</exception>
    public ActionsAnswer AddAction(string what, IReadOnlyList<string> cases, DateOnly? day, CancellationToken cancel)
    {
        var known = Latest([]).SelectMany(r => CasesOf(r, failuresOnly: false)).Distinct(StringComparer.Ordinal).ToList();
        var action = new ActionTaken(Day.Of(day ?? Today), what, [.. cases.Select(c => FullCase(c, known)).Distinct(StringComparer.Ordinal)], null, "workspace");
        _store.Append(new LedgerEvent.ActionRecorded { Action = action });
        return ListActions(cancel);
    }

    /// <summary>Actions recorded here and told of in reports, each held against the runs of later days.</summary>
    public ActionsAnswer ListActions(CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var reports = KnownReports("", [], diagnostics.Add);
        var actions = ActionsKnown(reports);
        return new ActionsAnswer { Actions = actions, Effects = ActionEffects.Of(actions, AllHistories(diagnostics, cancel), reports), Diagnostics = diagnostics };
    }

    private List<CaseHistory> AllHistories(List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        return [.. CaseHistories.Of(TrialsOf(Latest(diagnostics), diagnostics, cancel).SelectMany(r => r.Trials))];
    }
}
