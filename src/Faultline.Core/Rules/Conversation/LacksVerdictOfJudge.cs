using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A verdict that nobody gave.</summary>
public sealed class LacksVerdictOfJudge : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "lacks-verdict-of-judge",
        Version = 1,
        Title = "The judge gave no verdict and its program wrote false",
        Shows = "Exactly the two mandatory dimensions are false, every optional one is absent, and there is no reasoning.",
        Why = "A judge that leaves a verdict out is stored as false for mandatory dimensions and as null for optional ones: the pattern of an omission, not of a failure. Abstains as soon as there is a word of reasoning or a verdict on an optional dimension.",
        Example = "failed: instruction_following, kb_grounding; others null; judge_reasoning is empty",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { JudgeWasSilent: true, IsFiller: false, IsSilent: false } row || (row.Ended && !row.IsClosing)) return null;
        var reason = row.SaysGolden ? "The answer is the reference answer, and no reasoning stands behind the verdict." : "No reasoning stands behind the verdict, and it has the form of one that was left out.";
        return Info.Finding(Fault.GraderFault, "other", row.SaysGolden ? 0.95 : 0.8, reason, RowEvidence.Of(row, row.SaysGolden ? row.Reference : null)) with { SubMechanism = "judge_omission" };
    }
}
