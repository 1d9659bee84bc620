using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A matter of asking or not asking.</summary>
public sealed class MishandlesAmbiguity : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "mishandles-ambiguity",
        Version = 1,
        Title = "Guesses where it should ask, or asks where it should not",
        Shows = "The dimension of ambiguity failed.",
        Why = "The judge puts the penalty there on purpose, even for a call that is missing because the model asked instead. Sub-mechanisms: over_clarified (it asks, and calls are required or the reference asks nothing), guessed. Abstains when several required calls were begun, and when state failed as well and a known value was asked for.",
        Example = "two speakers of one name; said: 'Her talk is at 10:15.'; reference: 'Which of the two do you mean?'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true } row || !row.FailedRoles.Contains(DimensionRole.Ambiguity)) return null;
        if (row.Match is { Required.Count: > 1, Covered: > 0, IsWhole: false }) return null;
        if (row.FailedRoles.Contains(DimensionRole.State) && Questions.ForGiven(row) is not null) return null;
        var asks = Questions.Asks(row.Text) && row.Made is null or [];
        var mayNotAsk = row.Required is { Count: > 0 } || row.Golden is null || !Questions.Asks(row.Golden);
        var isOver = asks && mayNotAsk;
        var reason = isOver ? "It asks although the reference goes ahead." : "It commits to one reading where the judge finds several.";
        return Info.Finding(Fault.ModelFault, "ambiguity_handling_failure", row.Golden is null ? 0.72 : 0.82, reason, RowEvidence.Of(row, row.Said, row.Reference, row.Made is [] ? null : row.Calls()))
            with { SubMechanism = isOver ? "over_clarified" : "guessed" };
    }
}
