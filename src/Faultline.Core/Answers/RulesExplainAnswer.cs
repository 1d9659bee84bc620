using System.Text;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>Which rules of the user and which gaps a failure meets, and why not.</summary>
public sealed class RulesExplainAnswer : Answer
{
    public required RulesExplainView View { get; init; }

    public override string ToJson() => MachineJson.Write(View) + "\n";

    public override string ToText()
    {
        var text = new StringBuilder($"[{View.Failure}] {Visible.Line(View.Case)}: {View.Fault ?? "unlabelled"}{(View.Rule is { } by ? " by " + by : "")}\n");
        if (View.Asked.Count == 0) text.Append("There are no rules of your own and no known gaps.\n");
        foreach (var asked in View.Asked)
        {
            text.Append($"{asked.Kind} {asked.Id} ({asked.Does}): {(asked.Matches ? "matches" : "does not match")}{(asked.Decides ? ", gives the label" : "")}{(asked.Cluster is { } cluster ? $", gives the cluster ({Visible.Line(cluster)})" : "")}\n");
            foreach (var part in asked.Parts) text.Append(part.Holds ? "  holds  " : "  not    ").Append(Visible.Line(part.Part)).Append('\n');
        }

        return text.ToString();
    }
}
