using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>What was done because of findings, and what later runs say about it.</summary>
public sealed class ActionsAnswer : Answer
{
    public required IReadOnlyList<ActionTaken> Actions { get; init; }

    public required IReadOnlyList<ActionEffect> Effects { get; init; }

    public override string ToJson() => MachineJson.Write(new ActionsView([.. Actions.Select(a => new ActionView(
        a.Date, a.What, a.Cases, a.Check, a.Source, [.. Effects.Where(e => e.Action == a).Select(e => new ActionEffectView(e.Case, e.Effect, e.Run, e.Detail))]))])) + "\n";

    public override string ToText()
    {
        if (Actions.Count == 0) return "No actions. 'faultline actions add --what TEXT --cases A,B --date DAY' records one; imported reports tell of theirs.\n";
        var table = new TextTable("date", "what", "case", "effect", "detail", "source");
        foreach (var action in Actions)
        {
            var what = Truncate.To(Visible.Line(action.What), 60);
            var effects = Effects.Where(e => e.Action == action).ToList();
            if (effects.Count == 0) table.Add(action.Date ?? "-", what, "-", "unknown", action.Cases.Count == 0 ? "it names no case" : "it has no date", action.Source);
            foreach (var effect in effects) table.Add(action.Date ?? "-", what, effect.Case, effect.Effect, effect.Detail, action.Source);
        }

        return table.ToString();
    }
}
