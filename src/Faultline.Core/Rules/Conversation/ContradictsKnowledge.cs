using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>A statement against the source of truth.</summary>
public sealed class ContradictsKnowledge : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "contradicts-knowledge",
        Version = 1,
        Title = "States something at odds with the knowledge given",
        Shows = "The dimension of knowledge failed, and neither the calls nor state nor ambiguity explain it.",
        Why = "Sub-mechanisms from comparing with the reference: incomplete_list (the answer is part of it), fabricated_detail (the answer holds it and more), accepted_false_premise (a trap that the reference denies and the answer does not), wrong_fact. Abstains when a wrong or missing call is at hand, since a wrong action usually brings the wrong statement with it.",
        Example = "reference: 'on Tuesday, June 3rd'; said: 'Workshops are on Wednesday, June 4th'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true } row || !row.FailedRoles.Contains(DimensionRole.Knowledge)) return null;
        if (row.FailedRoles.Contains(DimensionRole.State) || row.FailedRoles.Contains(DimensionRole.Ambiguity) || row.FailedRoles.Contains(DimensionRole.ToolUse)) return null;
        if (row.Match is { } match && (!match.IsWhole || match.Extra.Any(call => !ToolNames.IsLookup(call.Name)))) return null;
        var (kind, reason) = row switch
        {
            { Golden: null } => ((string?)null, "The judge finds the statement at odds with the knowledge given."),
            _ when row.Words.Begins(row.GoldenWords) || IsPart(row) => ("incomplete_list", "The answer is part of the reference and leaves the rest out."),
            _ when row.GoldenWords.Begins(row.Words) => ("fabricated_detail", "The answer is the reference with something added."),
            _ when row.GoldenWords.Denies && !row.Words.Denies => ("accepted_false_premise", "The reference corrects the user's premise and the answer does not."),
            _ => ("wrong_fact", "The answer states something else than the reference."),
        };
        return Info.Finding(Fault.ModelFault, "knowledge_grounding_error", row.Golden is null ? 0.7 : 0.8, reason, RowEvidence.Of(row, row.Said, row.Reference)) with { SubMechanism = kind };
    }

    private static bool IsPart(ConversationRow row) => row.Words.Words.Count < 0.8 * row.GoldenWords.Words.Count && row.Words.ShareIn(row.GoldenWords) >= 0.95;
}
