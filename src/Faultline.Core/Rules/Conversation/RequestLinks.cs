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

        // What the answer speaks of decides before what the question does.
        var actions = signals.ActionWords.Keys.Where(said.Stems.Contains).ToList();
        if (actions.Count == 0) actions = [.. signals.ActionWords.Keys.Where(asked.Stems.Contains)];
        var isOneAction = actions.Select(action => signals.ActionWords[action]).Distinct(StringComparer.Ordinal).Count() == 1;
        if (isOneAction)
        {
            var isWhole = WholeOfIt.OfAKindIsAsked(row.UserText);
            var same = Among(open, request => request.Actions.Intersect(actions, StringComparer.Ordinal).Any());
            // Somebody or something is named that no such request named: it may have been carried out.
            if (same is not null && !isWhole && asked.Names.Count > 0) same = Among(same, request => request.Names.Any(asked.Names.Contains));
            return same is null || !(isWhole || denies) ? null : new RequestLink(same, isWhole ? "It is to say of one action all that was done" : "It denies an action", 0.75);
        }

        if (denies && Among(open, request => request.Words.Any(word => asked.Stems.Contains(word) && said.Stems.Contains(word))) is { } worded) return new RequestLink(worded, "It denies what the user asks about and asked for before", 0.72);
        return WholeOfIt.IsAsked(row.UserText) && asked.Names.Count == 0 ? new RequestLink(open, "It is to say all that was done", 0.65) : null;
    }

    private static List<UnmetRequest>? Among(IEnumerable<UnmetRequest> requests, Func<UnmetRequest, bool> isIt) => requests.Where(isIt).ToList() is { Count: > 0 } found ? found : null;
}
