using Faultline.Text;

namespace Faultline.Rules.Conversation;

/// <summary>The names in a text and the stems of its words.</summary>
internal sealed record RequestWords(HashSet<string> Names, HashSet<string> Stems)
{
    private const int MostText = 4000;
    private const int LeastLetters = 4;

    // Words that any two requests may share without being about one thing.
    private static readonly HashSet<string> Empty = new(
        [
            "about", "actually", "after", "again", "also", "another", "anything", "because", "been", "before", "both", "could", "does", "doing", "done", "earlier", "else", "ever", "every", "everything", "find",
            "from", "give", "going", "good", "great", "handle", "have", "having", "help", "here", "into", "just", "know", "like", "look", "made", "make", "many", "maybe", "mean", "might", "more", "most", "much", "need",
            "okay", "only", "other", "over", "please", "really", "said", "same", "should", "some", "something", "still", "sure", "take", "tell", "than", "thank", "thanks", "that", "their", "them", "then", "there", "these",
            "they", "thing", "things", "think", "this", "those", "time", "today", "told", "very", "wait", "want", "wanted", "were", "what", "when", "where", "which", "while", "will", "with", "would", "yeah", "your",
        ],
        StringComparer.Ordinal);

    public static RequestWords Of(string text)
    {
        var part = text.Length > MostText ? text[..MostText] : text;
        return new RequestWords(
            ProperNames.In(part).ToHashSet(StringComparer.Ordinal),
            PlainWords.In(part).Select(match => match.Value.ToLowerInvariant()).Where(word => word.Length >= LeastLetters && !Empty.Contains(word)).Select(Stem).ToHashSet(StringComparer.Ordinal));
    }

    // Signed and signing are forms of sign, which the crude stem of short words does not see.
    private static string Stem(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ed"])
        {
            if (word.Length - ending.Length >= LeastLetters && word.EndsWith(ending, StringComparison.Ordinal)) return WordStem.Of(word[..^ending.Length]);
        }

        return WordStem.Of(word);
    }
}
