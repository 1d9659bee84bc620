using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>The request was not met.</summary>
public sealed class LeavesRequestUnmet : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "leaves-request-unmet",
        Version = 1,
        Title = "Right calls, no wrong fact, and still not what was asked",
        Shows = "The following of instructions failed, and nothing that other rules look at explains it.",
        Why = "Sub-mechanisms: post_tool_contradiction (the required calls succeeded and the answer denies them), incomplete_answer (the answer begins as the reference does and stops), wrong_arithmetic (the reference with other figures, in a turn about numbers), deflected_in_scope (nothing in common with the reference). Abstains when calls, state, ambiguity or knowledge failed.",
        Example = "reference: 'There are two options ...'; said: 'Hi there! How can I assist you'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true } row || row.FailedRoles.Overlaps([DimensionRole.ToolUse, DimensionRole.State, DimensionRole.Ambiguity, DimensionRole.Knowledge])) return null;
        if (!row.FailedRoles.Contains(DimensionRole.Instruction) || row.Match is { } match && !match.IsWhole && row.OutcomeOf(DimensionRole.ToolUse) != CheckOutcome.Passed) return null;
        var (kind, reason) = row switch
        {
            _ when row.Made is { Count: > 0 } made && row.CallsAreRight && made.All(call => !ToolErrors.IsError(call.ResultJson)) && row.Words.Denies => ("post_tool_contradiction", "The calls succeeded, and the answer denies it."),
            { Golden: null } => ((string?)null, "The judge finds the request not met."),
            _ when row.Words.DiffersInFigures(row.GoldenWords) => ("wrong_arithmetic", "The answer is the reference with other figures."),
            _ when row.Words.Begins(row.GoldenWords) => ("incomplete_answer", "The answer begins as the reference does and stops."),
            _ when row.Words.Words.Count < 8 && !Questions.Asks(row.Text) && !row.Words.Denies && !row.Words.Words.Any(word => word is "help" or "assist") => ("incomplete_answer", "The answer is a few words long and says nothing of what the reference says."),
            _ => ("deflected_in_scope", "The answer does not take up what the reference answers."),
        };
        return Info.Finding(Fault.ModelFault, "other", row.Golden is null ? 0.6 : 0.7, reason, RowEvidence.Of(row, row.Said, row.Reference)) with { SubMechanism = kind };
    }
}
