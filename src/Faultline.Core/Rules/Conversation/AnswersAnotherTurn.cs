using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>An answer that arrived a turn late.</summary>
public sealed class AnswersAnotherTurn : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "answers-another-turn",
        Version = 1,
        Title = "The answer belongs to the turn before, which has none",
        Shows = "A normal run; an earlier turn close by got no answer at all; this turn's words are like the reference of that turn and unlike its own.",
        Why = "The answer came a turn late: the output was in flight when the harness gave up. The silent turn is the root. Abstains in runs where every turn stands alone and when the words fit this turn as well.",
        Example = "turn 50 is empty; at turn 51 the model answers turn 50",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Row is not { HasContent: true, IsNormal: true, Turn: { } turn } row || row.Match is { Covered: > 0 }) return null;
        foreach (var silent in context.Turns.SilentTurns.Where(silent => silent.Turn < turn && turn - silent.Turn <= Reach).Reverse())
        {
            var (there, here) = silent.Golden is null || row.Golden is null
                ? (Wordings.Of(silent.Input?.Quote).ShareIn(row.Words), Wordings.Of(row.UserText).ShareIn(row.Words))
                : (row.Words.Likeness(Wordings.Of(silent.Golden)), row.Words.Likeness(row.GoldenWords));
            if (there < (silent.Golden is null ? 0.3 : 0.7) || there < here + 0.25) continue;
            var root = silent.Turn.ToString(CultureInfo.InvariantCulture);
            return Info.Finding(Fault.HarnessFault, "other", silent.Golden is null ? 0.9 : 0.95, $"The words answer turn {root}, which has no answer of its own.", RowEvidence.Of(row, row.Said, silent.Input)) with { SubMechanism = "response_contamination", Root = root };
        }

        return null;
    }

    private const int Reach = 2;
}
