using System.Globalization;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>The rules of the workspace's users.</summary>
public sealed class UserRulesAnswer : Answer
{
    public required IReadOnlyList<UserRuleView> Rules { get; init; }

    /// <summary>True when an example of a rule does not hold.</summary>
    public bool HasProblems => Rules.Any(r => r.Problems.Count > 0);

    public override string ToJson() => MachineJson.Write(new UserRulesView(Rules, DiagnosticViews)) + "\n";

    public override string ToText()
    {
        if (Rules.Count == 0) return "No rules of your own. docs/user-rules.md shows how to write '.faultline/rules.yaml'.\n";
        var isTest = Rules.All(r => r.Matches is null);
        var table = isTest ? new TextTable("rule", "does", "examples") : new TextTable("rule", "does", "matches", "labels", "clusters", "state", "agrees with verdicts");
        foreach (var rule in Rules)
        {
            if (isTest) table.Add(rule.Id, rule.Does, rule.Problems.Count == 0 ? "hold" : Visible.Line(string.Join("; ", rule.Problems)));
            else table.Add(rule.Id, rule.Does, N(rule.Matches), N(rule.Labels), N(rule.Clusters), rule.State ?? "-", rule.Reviewed is null ? "no verdicts yet" : $"{N(rule.Agree)} of {N(rule.Reviewed)}");
        }

        return table.ToString();
    }

    private static string N(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "-";
}
