using System.Globalization;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>A batch or a flow was left unfinished.</summary>
public sealed class StopsWithinRequiredCalls : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "stops-within-required-calls",
        Version = 1,
        Title = "Some of several required calls were made",
        Shows = "The turn requires two calls or more; at least one was made as required and at least one was not.",
        Why = "The model began the right flow and did not finish it, whatever dimension the judge put the penalty on. Sub-mechanisms: stopped_after_error (the last call it made answered with an error and the next was the way out), missing_check, wrong_args_on_rest, stopped_midway. Abstains when no call or every call was made; without a list of required calls it needs the failed tool dimension, and a request for several things or a last call that answered with an error.",
        Example = "required: register A, register B, check conflict; made: register A",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true } row) return null;
        if (row.Match is { } match) return match is { Required.Count: > 1, Covered: > 0, Missing.Count: > 0 } ? Proven(row, match) : null;
        if (!row.FailedRoles.Contains(DimensionRole.ToolUse) || row.Made is not { Count: > 0 } made || made.Any(ToolErrors.IsRejected) || made.All(call => ToolNames.IsLookup(call.Name))) return null;
        var isStuck = ToolErrors.IsError(made[^1].ResultJson);
        if (!isStuck && !SeveralThings.AreAsked(row.UserText)) return null;
        if (row.FailedRoles.Contains(DimensionRole.State) || row.FailedRoles.Contains(DimensionRole.Ambiguity)) return null;
        return Info.Finding(Fault.ModelFault, "partial_multi_tool_execution", 0.62, isStuck ? "It stopped where a call answered with an error, and the judge finds the calls not enough." : "The user asked for several things, and the judge finds the calls not enough.", RowEvidence.Of(row, row.Find("user_text")?.QuoteWhere(static line => line.Length == 0 ? -1 : 0), row.Calls()))
            with { SubMechanism = isStuck ? "stopped_after_error" : null };
    }

    private Finding Proven(ConversationRow row, CallMatch match)
    {
        var extra = match.Extra.Select(call => call.Name).ToHashSet(StringComparer.Ordinal);
        var (kind, why) = match switch
        {
            _ when match.Missing.All(call => extra.Contains(call.Name)) => ("wrong_args_on_rest", "the others have wrong arguments"),
            _ when match.Missing.All(call => ToolNames.IsLookup(call.Name)) => ("missing_check", "the check that belongs to them is missing"),
            _ when match.Last is { } last && ToolErrors.IsError(last.ResultJson) => ("stopped_after_error", "it stopped where a call answered with an error"),
            _ => ("stopped_midway", "it stopped before the rest"),
        };
        var reason = string.Create(CultureInfo.InvariantCulture, $"{match.Covered} of {match.Required.Count} required calls were made; {why}.");
        return Info.Finding(Fault.ModelFault, "partial_multi_tool_execution", 0.93, reason, RowEvidence.Of(row, row.Requirement(match.Missing[0]), row.Calls())) with { SubMechanism = kind };
    }
}
