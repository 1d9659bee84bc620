using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A consequence of an earlier mistake.</summary>
public sealed class FollowsMissingAction : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "follows-missing-action",
        Version = 2,
        Title = "Follows from an action that an earlier turn never carried out",
        Shows = "A normal run; the judge misses earlier state; the reference builds on the required action of an earlier turn, and no call of the run made it in time.",
        Why = "The model answers from the state that really is. The mistake was made at the earlier turn, which is the root; this row is its consequence and is counted apart. Abstains in runs where every turn stands alone, when the action was made after all, and when the turn has a mistake of its own (a known value asked again, a wrong detail in an otherwise right answer, a confirmation of what the reference denies).",
        Example = "turn 21 requires vote_for_session, never called; turn 48 asks for the vote: 'You haven't voted for a session yet.'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { } row || !Consequences.IsPossible(row) || context.Turns.CauseOf(row) is not { } cause) return null;
        var reason = string.Create(CultureInfo.InvariantCulture, $"The reference builds on what turn {cause.Turn} requires, and no call of this run carried it out.");
        return Info.Finding(cause.IsSilent ? Fault.HarnessFault : Fault.ModelFault, "state_memory_failure", 0.9, reason, RowEvidence.Of(row, row.Said, row.Reference))
            with { SubMechanism = "cascade_action", Root = cause.Root.ToString(CultureInfo.InvariantCulture) };
    }
}
