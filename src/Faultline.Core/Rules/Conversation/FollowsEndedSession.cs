using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A turn that was never played.</summary>
public sealed class FollowsEndedSession : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "follows-ended-session",
        Version = 1,
        Title = "Filler row after the model had ended the session",
        Shows = "The harness's marker for turns that were never played because the session was over.",
        Why = "The turn was not tried: it fails because of the turn that ended the session, which is its root and the one mistake. Abstains where no earlier turn of the run ended the session.",
        Example = "text: [MODEL_ENDED_SESSION_EARLY], no calls; turn 40 holds [MODEL_ENDED_SESSION]",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { IsFiller: true } row || context.Turns.EndedAt is not { } root || row.Turn is not { } turn || root >= turn) return null;
        var reason = string.Create(CultureInfo.InvariantCulture, $"The session had been ended at turn {root}: this turn was never played.");
        return Info.Finding(Fault.ModelFault, "premature_end_session", 0.97, reason, RowEvidence.Of(row, row.Said))
            with { SubMechanism = "early_filler", Root = root.ToString(CultureInfo.InvariantCulture) };
    }
}
