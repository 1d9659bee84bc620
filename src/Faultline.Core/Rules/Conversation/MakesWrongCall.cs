using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>Another action than the required one.</summary>
public sealed class MakesWrongCall : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "makes-wrong-call",
        Version = 1,
        Title = "A call, but not the required one",
        Shows = "Calls were made and none is the required one, or one was made that nothing requires, and the tool dimension failed or nothing else carries the penalty.",
        Why = "Scripted results answer any call with success, so only the comparison with the required calls tells. Sub-mechanisms: wrong_args (the right tool), wrong_tool, unsolicited_call (none was required, or more than was). Abstains when state or ambiguity carries the penalty, when part of several required calls was made, and when free text merely says the same in other words.",
        Example = "required: register_for_session(914489); made: register_for_session(914490)",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true, Made: { Count: > 0 } made } row) return null;
        if (row.FailedRoles.Contains(DimensionRole.State) || row.FailedRoles.Contains(DimensionRole.Ambiguity)) return null;
        if (row.Match is not { } match) return Unknown(row, made);
        if (match is { Covered: > 0, IsWhole: false } or { IsWhole: true, Extra.Count: 0 }) return null;
        // A look-up beyond what is required harms nothing unless the judge says so.
        if (match.IsWhole && !row.FailedRoles.Contains(DimensionRole.ToolUse) && match.Extra.All(call => ToolNames.IsLookup(call.Name))) return null;
        var wrong = match.Extra[0];
        var same = match.Missing.FirstOrDefault(call => match.Extra.Any(other => other.Name == call.Name));
        var (kind, reason) = match switch
        {
            { IsWhole: true } => ("unsolicited_call", $"'{wrong.Name}' was called and nothing requires it."),
            _ when same is not null => ("wrong_args", $"'{same.Name}' was called with other arguments than required."),
            _ => ("wrong_tool", $"'{wrong.Name}' was called where '{match.Missing[0].Name}' is required."),
        };
        return Info.Finding(Fault.ModelFault, "tool_or_action_selection_error", 0.88, reason,
            RowEvidence.Of(row, row.Calls(same?.Name ?? wrong.Name), match.Missing.Count > 0 ? row.Requirement(same ?? match.Missing[0]) : null)) with { SubMechanism = kind };
    }

    // Nobody says what is required: harnesses that compare say it in the result.
    private Finding? Unknown(ConversationRow row, IReadOnlyList<ToolCall> made)
    {
        if (!row.FailedRoles.Contains(DimensionRole.ToolUse)) return null;
        var kind = made.Select(call => ToolErrors.Code(call.ResultJson)).FirstOrDefault(code => code is not null) switch
        {
            ToolErrors.ArgumentMismatch => "wrong_args",
            ToolErrors.Unexpected => "unsolicited_call",
            _ => null,
        };
        return Info.Finding(Fault.ModelFault, "tool_or_action_selection_error", kind is null ? 0.55 : 0.85, "The judge finds the calls of this turn wrong.", RowEvidence.Of(row, row.Calls(), row.Find("tool_results")?.QuoteWhere(static _ => 0))) with { SubMechanism = kind };
    }
}
