using Faultline.Model;
using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>
/// Gathers the requests that a run did not carry out where no list of required calls tells. That a call was required shows in the
/// verdict on the tools: false without a call, or given at all, in a run whose judge leaves it out for turns that require none, while
/// the answer asks back and state or ambiguity carry the penalty.
/// </summary>
internal sealed class UnmetRequestsBuilder
{
    private const int MostRows = 2000;
    private const int MostTools = 200;

    // A call a few turns later is the same call too late; further off it is another.
    private const int Shift = 3;

    private readonly SortedDictionary<int, ConversationRow> _rows = [];
    private readonly SortedSet<string> _tools = new(StringComparer.Ordinal);

    // Calls of turns whose tools the judge leaves out: none was required there.
    private readonly SortedDictionary<int, IReadOnlyList<ToolCall>> _unasked = [];
    private bool _leavesToolsOut;
    private int _looked;

    public void Add(int turn, Trial trial)
    {
        if (trial.ExpectedCalls is not null) return;
        foreach (var call in trial.Calls ?? [])
        {
            if (_tools.Count < MostTools) _tools.Add(call.Name);
        }

        // Few turns show how the judge does it; after that only turns with calls matter.
        if (trial.Calls is not { Count: > 0 } && (_leavesToolsOut || ++_looked > MostRows)) return;
        if (trial.Checks.Any(IsScored) && !trial.Checks.Any(check => IsScored(check) && DimensionRoles.Of(check.Name) == DimensionRole.ToolUse))
        {
            _leavesToolsOut = true;
            if (trial.Calls is { Count: > 0 } calls && _unasked.Count < MostRows) _unasked[turn] = calls;
        }
    }

    public void AddFailed(int turn, ConversationRow row)
    {
        if (row is { Required: null, IsFiller: false, HasTexts: true } && _rows.Count < MostRows) _rows[turn] = row;
    }

    public ConversationSignals Into(ConversationSignals signals)
    {
        var texts = _rows.ToDictionary(pair => pair.Key, pair => RequestWords.Of(pair.Value.UserText));
        var common = Common([.. texts.Values.Select(words => words.Names)], Math.Max(3, texts.Count / 5));
        common.UnionWith(Common([.. texts.Values.Select(words => words.Stems)], Math.Max(3, texts.Count / 5)));
        var everywhere = Common([.. texts.Values.Select(words => words.Stems)], Math.Max(3, texts.Count / 2));
        var actions = ActionWords.Of(_tools);
        foreach (var stem in everywhere) actions.Remove(stem);
        var requests = new List<UnmetRequest>();
        signals = signals with { ActionWords = actions, UnmetRequests = requests };
        foreach (var (turn, row) in _rows.Where(pair => IsUnmet(pair.Value, texts[pair.Key], actions)))
        {
            var cause = RequestLinks.Of(row, signals)?.Cause;
            var called = (row.Made ?? []).Select(call => call.Name).ToHashSet(StringComparer.Ordinal);
            List<string> own = [.. actions.Where(action => texts[turn].Stems.Contains(action.Key) || called.Contains(action.Value)).Select(action => action.Key)];
            requests.Add(new UnmetRequest(
                turn, cause?.Root ?? turn, MadeLater(turn, own, actions), cause?.IsSilent ?? row.IsSilent,
                [.. texts[turn].Names.Where(name => !common.Contains(name)).Order(StringComparer.Ordinal)], own,
                [.. texts[turn].Stems.Where(stem => !everywhere.Contains(stem)).Order(StringComparer.Ordinal)],
                // A call shows what the request was as well, even when its tool's name has no word of its own.
                own.Count > 0 || called.Any(name => !ToolNames.IsLookup(name)) ? [] : [.. texts[turn].Stems.Where(stem => !common.Contains(stem)).Order(StringComparer.Ordinal)],
                row.Find("user_text")?.QuoteWhere(static line => line.Length == 0 ? -1 : 0)));
        }

        return signals;
    }

    private bool IsUnmet(ConversationRow row, RequestWords asked, SortedDictionary<string, string> actions)
    {
        if (row.Ended || row.OnlyTimingFailed || row.JudgeWasSilent || row.Made is not { } made) return false;
        var hasFailed = row.FailedRoles.Contains(DimensionRole.ToolUse);
        if (made.Count == 0)
        {
            return hasFailed || (_leavesToolsOut && row.OutcomeOf(DimensionRole.ToolUse) == CheckOutcome.Passed && Questions.Asks(row.Text)
                && (row.FailedRoles.Contains(DimensionRole.State) || row.FailedRoles.Contains(DimensionRole.Ambiguity)));
        }

        // A wrong call may as well be one that nothing required: it left a request open when the user's words hold an action or several
        // things, or when it broke off.
        return hasFailed && !row.FailedRoles.Contains(DimensionRole.Ambiguity)
            && (ToolErrors.IsError(made[^1].ResultJson) || actions.Keys.Any(asked.Stems.Contains) || SeveralThings.AreAsked(row.UserText));
    }

    private int? MadeLater(int turn, List<string> own, SortedDictionary<string, string> actions)
    {
        for (var other = turn + 1; other <= turn + Shift; other++)
        {
            if (_unasked.TryGetValue(other, out var calls) && calls.Any(call => !ToolNames.IsLookup(call.Name) && (own.Count == 0 || own.Any(action => actions[action] == call.Name)))) return other;
        }

        return null;
    }

    private static HashSet<string> Common(IReadOnlyList<HashSet<string>> texts, int most) =>
        [.. texts.SelectMany(words => words).CountBy(word => word, StringComparer.Ordinal).Where(pair => pair.Value > most).Select(pair => pair.Key)];

    private static bool IsScored(Check check) => check.Outcome is CheckOutcome.Passed or CheckOutcome.Failed;
}
