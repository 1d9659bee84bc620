using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>The judge missed words that the harness had replaced.</summary>
public sealed class ClosingCallJudgedAsFailure : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "closing-call-judged-as-failure",
        Version = 1,
        Title = "The closing turn failed although it did what it had to",
        Shows = "The last turn requires end_session, it was called, the calls are right, and a dimension other than the calls failed.",
        Why = "The harness puts its end marker in the place of the farewell, so the judge sees no words; the model did the required thing. Abstains when a required call is missing or wrong, or the tool dimension failed.",
        Example = "required: end_session; made: end_session; text: [MODEL_ENDED_SESSION]; failed: instruction_following",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { Ended: true, IsClosing: true, CallsAreRight: true } row || row.FailedRoles.Contains(DimensionRole.ToolUse)) return null;
        if (!row.Text.StartsWith(Markers.Ended, StringComparison.Ordinal)) return null;
        return Info.Finding(Fault.GraderFault, "other", 0.85, "The turn requires the end of the session and got it; the marker stands where the farewell was spoken.",
            RowEvidence.Of(row, row.Calls(Markers.EndCall), row.Said)) with { SubMechanism = "closing_marker" };
    }
}
