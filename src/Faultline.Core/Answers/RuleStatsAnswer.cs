using System.Globalization;
using System.Text;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>How the rules fared against verdicts.</summary>
public sealed class RuleStatsAnswer : Answer
{
    public required RuleStatsView View { get; init; }

    public override string ToJson() => MachineJson.Write(View) + "\n";

    public override string ToText()
    {
        var text = new StringBuilder();
        var table = new TextTable("rule", "labels", "reviewed", "agreed", "precision (95 %)", "expected");
        foreach (var rule in View.Rules)
            table.Add($"{rule.Rule}@{Count(rule.Version)}", Count(rule.Labels), Count(rule.Reviewed), Count(rule.Agreed), rule.Precision is { } p ? AgreementAnswer.Range(p) : "-", AgreementAnswer.Number(rule.MeanConfidence));
        text.Append(table).Append("\nProvisional -> reviewed\n");
        if (View.Confusion.Count == 0) text.Append("  nothing is reviewed yet\n");
        foreach (var (from, row) in View.Confusion) text.Append("  ").Append(from).Append(" -> ").AppendJoin(", ", row.Select(c => $"{c.Key} {Count(c.Value)}")).Append('\n');
        return text.ToString();
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
