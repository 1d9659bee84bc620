using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>The verdict contradicts the reference.</summary>
public sealed class AnswersAsReferenceDoes : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "answers-as-reference-does",
        Version = 1,
        Title = "The answer is the reference answer",
        Shows = "Word for word the reference, times of day compared as times, and the required calls were made and no others.",
        Why = "An answer that equals the reference cannot be wrong by the reference: the judge erred, or judged against another history than the turn was given. Abstains when a required action of an earlier turn was never carried out, since then the same words are untrue.",
        Example = "golden: '... at 1:15 PM', said: '... at 13:15', failed: kb_grounding",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { IsJudgedAgainstReference: true, JudgeWasSilent: false } row || row.Ended || (row.Match?.InOtherWords == true && row.FailedRoles.Contains(DimensionRole.ToolUse)) || context.Turns.CauseOf(row) is not null) return null;
        var isHistory = row.IsRehydrated && row.FailedRoles is { Count: 1 } && row.FailedRoles.Contains(DimensionRole.State);
        var reason = isHistory
            ? "The answer is the reference answer. The turn was run alone after the reference's history, so it cannot have forgotten what the judge misses."
            : "The answer is the reference answer up to its notation, and the calls are those required.";
        return Info.Finding(Fault.GraderFault, "other", 0.9, reason, RowEvidence.Of(row, row.Said, row.Reference)) with { SubMechanism = isHistory ? "judge_used_wrong_history" : "judge_false_fail" };
    }
}
