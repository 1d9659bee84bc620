namespace Faultline.Rules.Conversation;

/// <summary>
/// Finds the earlier request behind a turn that misses state, in runs without expected turns. A turn is linked in two ways: it denies
/// the thing that the user asks about and asked for before, or it is to say what was done on the whole while something was not. A link
/// needs the same name, or the action of a tool, or, where no tool of the run shows what the request was, a word of it.
/// </summary>
internal static class RequestLinks
{
    public static RequestLink? Of(ConversationRow row, ConversationSignals signals)
    {
        // With a list of required calls MissingAction knows better.
        if (row.Required is not null || row.Trial.DependsOn is not null || row.Turn is not { } turn || row.Made is { Count: > 0 }) return null;
        // A wrong fact and a known value asked again are mistakes of the turn itself.
        if (!Consequences.IsPossible(row) || row.FailedRoles.Contains(DimensionRole.Knowledge) || Questions.ForUsed(row, signals.FirstUses) is not null) return null;
        var open = signals.UnmetRequests.Where(request => request.Turn < turn && !(request.MadeAt < turn)).ToList();
        return open.Count == 0 ? null : Link(row, signals, open);
    }

    private static RequestLink? Link(ConversationRow row, ConversationSignals signals, List<UnmetRequest> open)
    {
        var (asked, said) = (RequestWords.Of(row.UserText), RequestWords.Of(row.Text));
        var denies = row.Words.Denies;
        if (denies && Among(open, request => request.Names.Any(name => asked.Names.Contains(name) && said.Names.Contains(name))) is { } named) return new RequestLink(named, "It denies what it names, and what the user named before in a request", 0.85);

        // A question for everything, or for all of one kind.
        var askedFor = Actions(signals, asked);
        var tools = ToolsOf(signals, askedFor);
        if (tools == 1 && WholeOfIt.OfAKindIsAsked(row.UserText) && Among(open, request => request.Actions.Intersect(askedFor, StringComparer.Ordinal).Any()) is { } kind) return new RequestLink(kind, "It is to say of one action all that was done", 0.75);
        if (tools == 0 && asked.Names.Count == 0 && OfWords(row, asked, open) is { } worded) return worded;
        // Several actions in one such question stand for all there were.
        if (tools != 1 && asked.Names.Count == 0 && WholeOfIt.IsAsked(row.UserText)) return new RequestLink(open, "It is to say all that was done", 0.65);
        if (!denies) return null;

        // An answer that speaks of an action is about that one, whatever else the question holds.
        var spokenOf = Actions(signals, said);
        if (spokenOf.Count == 0) return Among(open, request => request.RareWords.Any(word => asked.Stems.Contains(word) && said.Stems.Contains(word))) is { } again ? new RequestLink(again, "It denies what the user asks about and asked for before", 0.72) : null;
        var same = ToolsOf(signals, spokenOf) == 1 ? Among(open, request => request.Actions.Intersect(spokenOf, StringComparer.Ordinal).Any()) : null;
        // Somebody or something is named that no such request named: that one may have been carried out.
        if (same is not null && asked.Names.Count > 0) same = Among(same, request => request.Names.Any(asked.Names.Contains));
        return same is null ? null : new RequestLink(same, "It denies an action", 0.75);
    }

    // Where no tool's name says what the question is about, the words do that it shares with the requests.
    private static RequestLink? OfWords(ConversationRow row, RequestWords asked, List<UnmetRequest> open) =>
        WholeOfIt.OfAKindIsAsked(row.UserText) && Among(open, request => request.Words.Any(asked.Stems.Contains)) is { } same
            ? new RequestLink(same, "It is to say all that was done of what the user asked for in the same words", 0.55)
            : null;

    private static List<string> Actions(ConversationSignals signals, RequestWords words) => [.. signals.ActionWords.Keys.Where(words.Stems.Contains)];

    private static int ToolsOf(ConversationSignals signals, List<string> actions) => actions.Select(action => signals.ActionWords[action]).Distinct(StringComparer.Ordinal).Count();

    private static List<UnmetRequest>? Among(IEnumerable<UnmetRequest> requests, Func<UnmetRequest, bool> isIt) => requests.Where(isIt).ToList() is { Count: > 0 } found ? found : null;
}
