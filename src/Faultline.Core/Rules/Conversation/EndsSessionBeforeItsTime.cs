using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>The model hung up in the middle of the conversation.</summary>
public sealed class EndsSessionBeforeItsTime : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "ends-session-before-its-time",
        Version = 1,
        Title = "Ended the session in a turn that did not ask for it",
        Shows = "A call of end_session, or the marker the harness writes for it, in a turn that does not require the end.",
        Why = "Whatever else the turn lacks, nothing can come after the end. Sub-mechanisms: bare (nothing else was called), after_partial_tools, after_all_tools. Abstains in closing turns, where the same marker is right.",
        Example = "required: three calls; made: register_for_session, end_session; text: [MODEL_ENDED_SESSION]",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { Ended: true, IsClosing: false } row) return null;
        var others = row.Made?.Count(call => call.Name != Markers.EndCall) ?? 0;
        var kind = row.Match is { } match
            ? match.Required.Count > 0 && match.IsWhole ? "after_all_tools" : match.Covered > 0 ? "after_partial_tools" : "bare"
            : others == 0 ? "bare" : row.FailedRoles.Contains(DimensionRole.ToolUse) ? "after_partial_tools" : "after_all_tools";
        var reason = kind switch
        {
            "after_all_tools" => "The required calls were made, then the model ended the session instead of answering.",
            "after_partial_tools" => "The model made some of the calls and ended the session before the others.",
            _ => "The model ended the session although the turn asked for something else.",
        };
        return Info.Finding(Fault.ModelFault, "premature_end_session", row.Required is null ? 0.85 : 0.97, reason, RowEvidence.Of(row, row.Calls(Markers.EndCall), row.Said)) with { SubMechanism = kind };
    }
}
