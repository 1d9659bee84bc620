using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>A consequence of an earlier mistake, in a run without expected turns.</summary>
public sealed class FollowsUnmetRequest : IRule
{
    private const int MostNamed = 5;

    public RuleInfo Info { get; } = new()
    {
        Id = "follows-unmet-request",
        Version = 1,
        Title = "Follows from a request that an earlier turn did not carry out",
        Shows = "A normal run without expected turns; the judge misses earlier state; an earlier turn left a request of the user undone by its own calls and verdicts; and this turn denies that very thing, or is to say all that was done.",
        Why = "The model answers from the state that really is; the mistake was made at the earlier turn. The link is a name that the request, the question and the answer share, the action of a tool that this run called, or, where no tool shows what the request was, a word of it. Where it may rest on several requests, all are named and the earliest is the root. Abstains where expected turns tell (follows-missing-action), when the turn made a call, holds a wrong fact or asks for a known value again, when the action was made a little later, and when it names what no undone request named.",
        Example = "turn 21: 'I'd like to vote for ...', nothing called and the tools judged wrong; turn 48: 'Which session did I vote for?'; said: 'You haven't voted for a session yet.'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { } row || context.Turns.RequestBehind(row) is not { } link) return null;
        var turns = string.Join(", ", link.Requests.Take(MostNamed).Select(request => request.Turn.ToString(CultureInfo.InvariantCulture)));
        var reason = link.Requests.Count == 1
            ? $"{link.Link}: turn {turns} did not carry it out, or not in full."
            : $"{link.Link}: turns {turns}{(link.Requests.Count > MostNamed ? " and more" : "")} did not carry theirs out, or not in full; the earliest is taken for the root.";
        return Info.Finding(link.Cause.IsSilent ? Fault.HarnessFault : Fault.ModelFault, "state_memory_failure", link.Confidence, reason,
            RowEvidence.Of(row, row.Said, row.Find("user_text")?.QuoteWhere(static line => line.Length == 0 ? -1 : 0), link.Cause.Input))
            with { SubMechanism = "cascade_action", Root = link.Cause.Root.ToString(CultureInfo.InvariantCulture) };
    }
}
