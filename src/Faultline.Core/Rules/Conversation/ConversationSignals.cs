using System.Globalization;
using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>What a rule may know of the other turns of a conversation. Empty for turns that were run apart from one another.</summary>
public sealed record ConversationSignals
{
    public static ConversationSignals None { get; } = new();

    /// <summary>The turn in which the model ended the session before its time; null when it did not.</summary>
    public int? EndedAt { get; init; }

    /// <summary>In the order of the turns.</summary>
    public IReadOnlyList<MissingAction> MissingActions { get; init; } = [];

    /// <summary>In the order of the turns.</summary>
    public IReadOnlyList<SilentTurn> SilentTurns { get; init; } = [];

    /// <summary>In the order of the turns; only of runs without expected turns.</summary>
    public IReadOnlyList<UnmetRequest> UnmetRequests { get; init; } = [];

    /// <summary>By the stem of an action's word: the tool of this run that carries it out; only of runs without expected turns.</summary>
    public IReadOnlyDictionary<string, string> ActionWords { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>By argument: the first turn in which a call used a value for it, and the value.</summary>
    public IReadOnlyDictionary<string, FirstUse> FirstUses { get; init; } = new Dictionary<string, FirstUse>(StringComparer.Ordinal);

    /// <summary>The requests that a turn's answer rests on and that were not carried out before it; null when there is none or expected turns tell.</summary>
    internal RequestLink? RequestBehind(ConversationRow row) => RequestLinks.Of(row, this);

    /// <summary>
    /// The earliest action that a turn's reference builds on and that was not carried out before it. An answer that speaks of some of
    /// these actions is about those, and not about the others.
    /// </summary>
    internal MissingAction? CauseOf(ConversationRow row)
    {
        if (!row.IsNormal || row.Turn is not { } turn || row.Trial.DependsOn is not { Count: > 0 } needs) return null;
        var said = row.Words.Words.Select(WordStem.Of).ToHashSet(StringComparer.Ordinal);
        var spokenOf = needs.Where(need => need.About.Any(said.Contains)).ToList();
        var cases = (spokenOf.Count > 0 ? spokenOf : needs).Select(need => need.Case).ToHashSet(StringComparer.Ordinal);
        return MissingActions.FirstOrDefault(action => action.Turn < turn && (action.MadeAt is null || action.MadeAt >= turn)
            && cases.Contains(action.Turn.ToString(CultureInfo.InvariantCulture)));
    }
}
