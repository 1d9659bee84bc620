using Faultline.Answers;
using Faultline.Model;
using Faultline.Policy.Predicates;
using Faultline.Policy.Rules;
using Faultline.Reports.Machine;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>The examples of every rule of the user, run.</summary>
    public UserRulesAnswer TestRules()
    {
        var diagnostics = new List<ImportDiagnostic>();
        return new UserRulesAnswer { Rules = [.. ReadPolicy(diagnostics).Rules.Select(r => ViewOf(r))], Diagnostics = diagnostics };
    }

    /// <summary>The rules of the user with what they do to the failures of the workspace: how many meet them, which are dead or shadowed.</summary>
    public UserRulesAnswer ListRules(CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var book = ReadPolicy(diagnostics);
        var analyses = book.Rules.Count == 0 ? [] : AnalyseAll(Latest(diagnostics), diagnostics, cancel).SelectMany(r => r.Failures).Select(f => f.Analysis).ToList();
        var verdicts = Verdicts(diagnostics);
        return new UserRulesAnswer { Rules = [.. book.Rules.Select(rule => Measured(rule, analyses, verdicts))], Diagnostics = diagnostics };
    }

    /// <summary>Each rule of the user and each gap on one failure, part by part.</summary>
    /// <exception cref="UserError">No failure, or several, are named so.</exception>
    public RulesExplainAnswer ExplainRules(string asked, CancellationToken cancel)
    {
        var shown = Show(asked, cancel);
        var diagnostics = shown.Diagnostics.ToList();
        var book = ReadPolicy(diagnostics);
        var facts = FailureFacts.Of(shown.Run, shown.Trial, shown.Analysis, SignatureOf(shown.Trial, shown.Analysis).Key);
        var decides = (shown.Analysis.Policy ?? []).Where(p => p.Decides).Select(p => (p.Kind, p.Id)).ToHashSet();
        var day = DayOf(shown.Run);
        IEnumerable<RuleExplanationView> views =
        [
            .. book.Rules.Select(r => Explained(r.Id, "rule", r.Does, r.When, r.When.Matches(facts)) with { Cluster = ClusterBy(r.Id) }),
            .. book.Gaps.Where(g => g.Match is not null).Select(g => Explained(g.Gap.Id, "gap", g.IsEvidenceOn(day) ? "label KNOWN_GAP" : $"nothing: {g.Gap.Status}{(g.Gap.Expires < day ? ", expired" : "")}", g.Match!, g.IsEvidenceOn(day) && g.Match!.Matches(facts))),
        ];
        return new RulesExplainAnswer
        {
            View = new RulesExplainView(shown.Analysis.Failure, shown.Trial.Key.Case, shown.Analysis.Finding?.Fault.Name(), shown.Analysis.Finding?.Rule, [.. views]),
            Diagnostics = diagnostics,
        };

        string? ClusterBy(string rule) => (shown.Analysis.Policy ?? []).FirstOrDefault(p => p.Kind == "rule" && p.Id == rule) switch
        {
            { Cluster: { } name, SplitBy: { } field, SplitValue: var value } => $"{name}, {field} {value}",
            { Cluster: { } name } => name,
            { SplitBy: { } field, SplitValue: var value } => $"{field} {value}",
            _ => null,
        };

        RuleExplanationView Explained(string id, string kind, string does, Predicate when, bool matches)
            => new(id, kind, matches, decides.Contains((kind, id)), does, [.. when.Explain(facts).Select(p => new RulePartView(p.Part, p.Holds))]);
    }

    /// <summary>The verdict of each reviewed failure; null as long as the ledger holds none.</summary>
    private Dictionary<string, Fault>? Verdicts(List<ImportDiagnostic> diagnostics)
    {
        // A verdict that was carried over from others of a group was not read for this failure.
        var reviewed = Standings(Latest(diagnostics), diagnostics).Where(s => s.Value.Verdict is { IsPropagated: false })
            .ToDictionary(s => s.Key, s => s.Value.Verdict!.Fault, StringComparer.Ordinal);
        return reviewed.Count == 0 ? null : reviewed;
    }

    private static UserRuleView Measured(UserRule rule, IReadOnlyList<Analysis> analyses, Dictionary<string, Fault>? verdicts)
    {
        var matches = analyses.Select(a => (Analysis: a, Match: a.Policy?.FirstOrDefault(p => p.Kind == "rule" && p.Id == rule.Id))).Where(m => m.Match is not null).ToList();
        var labelled = matches.Where(m => m.Match!.Decides).Select(m => m.Analysis).ToList();
        var placed = matches.Count(m => m.Match is { Cluster: not null } or { SplitBy: not null });
        var (labels, clusters) = (rule.Label is not null || rule.KnownGap is not null, rule.Cluster is not null || rule.SplitBy is not null);
        var state = matches.Count == 0 ? "dead" : labelled.Count == 0 && placed == 0 && !rule.Ignore ? "shadowed" : "live";
        var reviewed = verdicts is null ? null : labelled.Where(a => verdicts.ContainsKey(a.Failure)).ToList();
        return ViewOf(rule) with
        {
            Matches = matches.Count,
            Labels = labels ? labelled.Count : null,
            Clusters = clusters ? placed : null,
            State = state,
            Reviewed = reviewed?.Count,
            Agree = reviewed?.Count(a => verdicts![a.Failure] == a.Finding?.Fault),
        };
    }

    private static UserRuleView ViewOf(UserRule rule)
        => new(rule.Id, rule.When.Text, rule.Does, rule.Priority, Shorten(rule.File), rule.Line, null, null, null, null, null, null, RuleTest.Problems(rule));
}
