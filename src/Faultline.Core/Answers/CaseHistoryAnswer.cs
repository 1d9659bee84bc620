using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>How a case fared in every run, how it was labelled, and what was done.</summary>
public sealed class CaseHistoryAnswer : Answer
{
    public required CaseHistoryView View { get; init; }

    public override string ToJson() => MachineJson.Write(View) + "\n";

    public override string ToText()
    {
        var text = Visible.Line(View.Case) + "\n";
        if (View.Runs.Count > 0)
        {
            var runs = new TextTable("date", "run", "model", "result", "step", "cause", "label (provisional)");
            foreach (var run in View.Runs) runs.Add(run.Date ?? "-", run.Run[..Math.Min(8, run.Run.Length)], run.Model ?? "-", run.Result, run.Check ?? "-", run.Same ?? "-", run.Fault ?? "-");
            text += $"\n{runs}";
        }

        if (View.Labels.Count > 0)
        {
            var labels = new TextTable("date", "model", "step", "label", "by", "basis", "source");
            foreach (var label in View.Labels)
                labels.Add(label.Date ?? "-", label.Model ?? "-", label.Check ?? "-", (label.Label ?? "no label") + (label.Decoration is { } note ? $" ({Visible.Line(note)})" : ""), Visible.Line(label.By ?? "-"), label.Basis, label.Source);
            text += $"\nLabelled in reports and verdicts\n{labels}";
        }

        if (View.Actions.Count > 0)
        {
            var actions = new TextTable("date", "what", "effect", "source");
            foreach (var action in View.Actions) actions.Add(action.Date ?? "-", Truncate.To(Visible.Line(action.What), 80), action.Effects is [var effect, ..] ? effect.Effect : "unknown", action.Source);
            text += $"\nActions\n{actions}";
        }

        return text;
    }
}
