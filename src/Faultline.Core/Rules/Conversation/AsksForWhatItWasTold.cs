using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A value that is known was asked for again.</summary>
public sealed class AsksForWhatItWasTold : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "asks-for-what-it-was-told",
        Version = 2,
        Title = "Asks the user for something the user already said",
        Shows = "A required call was not made; instead the answer asks for an argument whose value stands in an earlier input, or was used in an earlier call.",
        Why = "The model forgot; the missing call follows from that, and judges put the penalty on state or on tools depending on the turn. Abstains when the value was never given before, and when the judge failed the handling of ambiguity alone. Without expected turns the earlier use of the value in a call decides; where not even calls are recorded, a question for the user's own name that the judge calls known is taken, with less confidence.",
        Example = "required: vote_for_session(name=...); said: 'Of course! To do that, what is your name?'; turn 9: 'My name is ...'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true, NoneOfRequiredMade: true } row) return Absorbed(context);
        if (row.FailedRoles.Contains(DimensionRole.Ambiguity) && !row.FailedRoles.Contains(DimensionRole.State) && Questions.ForGiven(row) is null) return null;
        return Asked(context, row);
    }

    // The penalty may sit in the state dimension while the tool dimension passes.
    private Finding? Absorbed(RuleContext context) =>
        context.Row is { HasContent: true, Made: null or [], Match: null } row && row.FailedRoles.Contains(DimensionRole.State) ? Asked(context, row) : null;

    private Finding? Asked(RuleContext context, ConversationRow row)
    {
        if (Questions.ForGiven(row) is var (question, given))
        {
            return Finding(0.92, $"It asks for '{given.Argument}', which the user gave at turn {given.Case}.", RowEvidence.Of(row, row.SaidWhere(question), Quote(given)));
        }

        if (row.Required is not null) return null;
        if (Questions.ForUsed(row, context.Turns.FirstUses) is var (known, argument, turn))
        {
            return Finding(0.8, string.Create(CultureInfo.InvariantCulture, $"It asks for '{argument}', which a call of turn {turn} already used."), RowEvidence.Of(row, row.SaidWhere(known)));
        }

        foreach (var (asked, words) in Questions.Requests(row.Text))
        {
            if (Questions.IsFor(words, "name", null) && JudgeSays.IsKnown(row) is { } support) return Finding(0.72, "It asks for the user's name in place of the call, and the judge says that the name was known.", RowEvidence.Of(row, row.SaidWhere(asked), support));
        }

        return null;
    }

    private Finding Finding(double confidence, string reason, IReadOnlyList<Evidence> evidence) =>
        Info.Finding(Fault.ModelFault, "state_memory_failure", confidence, reason, evidence) with { SubMechanism = "reasked_known_slot" };

    private static Evidence? Quote(GivenValue given) => Evidence.At(given.At, given.Value);
}
