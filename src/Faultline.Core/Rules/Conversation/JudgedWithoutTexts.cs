using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A verdict without the words and calls behind it.</summary>
public sealed class JudgedWithoutTexts : IRule
{
    // What carries the decisive penalty comes first: a wrong call usually fails other dimensions along with it.
    private static readonly (DimensionRole Role, string Mechanism)[] Order =
    [
        (DimensionRole.State, "state_memory_failure"),
        (DimensionRole.Ambiguity, "ambiguity_handling_failure"),
        (DimensionRole.ToolUse, "tool_or_action_selection_error"),
        (DimensionRole.Knowledge, "knowledge_grounding_error"),
    ];

    public RuleInfo Info { get; } = new()
    {
        Id = "judged-without-texts",
        Version = 1,
        Title = "Only the verdicts of the turn are known",
        Shows = "The source gives the verdicts of a failed turn and none of its words.",
        Why = "The failed dimensions suggest a mechanism, but nothing shows what happened, so nobody can be blamed. Abstains when the answer's text is there.",
        Example = "scores: tool_use_correct false, instruction_following false; no texts",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasTexts: false } row || row.FailedRoles.Count == 0) return null;
        var mechanism = Order.FirstOrDefault(entry => row.FailedRoles.Contains(entry.Role)).Mechanism ?? "other";
        if (RowEvidence.Of(row) is not { Count: > 0 } evidence) return null;
        return Info.Finding(Fault.Inconclusive, mechanism, 0.5, "Only the verdicts are known; they point to this mechanism.", evidence) with { Missing = "what was said and called in this turn" };
    }
}
