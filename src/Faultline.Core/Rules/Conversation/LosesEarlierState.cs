using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>The model lost track of the conversation.</summary>
public sealed class LosesEarlierState : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "loses-earlier-state",
        Version = 2,
        Title = "Forgets or invents what was said or done before",
        Shows = "The dimension of state failed, and that of ambiguity did not.",
        Why = "The judge checks the answer against the conversation so far. Sub-mechanisms come from the texts: denied_prior_action (the answer denies, the reference does not), fabricated_prior_action (the reference denies, the answer does not), wrong_recall. Abstains when several required calls were begun, when a known value was asked for, and when an earlier missing action or unmet request explains the row.",
        Example = "user: 'Which session did I vote for?'; said: 'You haven't voted for a session yet.'; reference: 'You voted for ...'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true } row || !row.FailedRoles.Contains(DimensionRole.State)) return null;
        if (row.Match is { Required.Count: > 1, Covered: > 0, IsWhole: false }) return null;
        if (row.FailedRoles.Contains(DimensionRole.Ambiguity)) return null;
        if (Consequences.IsPossible(row) && context.Turns.CauseOf(row) is not null) return null;
        if (context.Turns.RequestBehind(row) is not null) return null;
        var (kind, reason) = row switch
        {
            { Golden: null } => ("wrong_recall", "The judge finds the answer at odds with the conversation so far."),
            _ when row.Words.DeniesAtOnce && !row.GoldenWords.DeniesAtOnce => ("denied_prior_action", "The answer denies what the reference recalls."),
            _ when row.GoldenWords.DeniesAtOnce && !row.Words.DeniesAtOnce => ("fabricated_prior_action", "The answer confirms what the reference denies."),
            _ => ("wrong_recall", "The answer recalls something else than the reference."),
        };
        return Info.Finding(Fault.ModelFault, "state_memory_failure", row.Golden is null ? 0.7 : 0.8, reason, RowEvidence.Of(row, row.Said, row.Reference)) with { SubMechanism = kind };
    }
}
