using System.Buffers;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>What an answer asks the user.</summary>
internal static class Questions
{
    // Words of an argument's name that are no words of a question for it.
    private static readonly HashSet<string> Vague = new(["id", "text", "type", "description", "value", "details", "info", "number"], StringComparer.Ordinal);

    // Words by which a sentence asks without a question mark.
    private static readonly HashSet<string> Requesting = new(["need", "give", "tell", "provide", "confirm", "share", "require", "remind", "have", "get", "know", "spell", "state", "say"], StringComparer.Ordinal);

    // Who asks which session is meant asks for a thing; only with one of these words for the identifier of a thing.
    private static readonly HashSet<string> Identifying = new(["id", "ids", "identifier", "number", "code", "reference"], StringComparer.Ordinal);

    // What ends a sentence; several of them end one.
    private static readonly SearchValues<char> Ends = SearchValues.Create(".?!\n");

    /// <summary>The sentences that end in a question mark.</summary>
    public static IEnumerable<string> In(string text) => text.Contains('?') ? Sentences(text).Where(sentence => sentence.EndsWith('?')) : [];

    public static bool Asks(string text) => In(text).Any();

    /// <summary>The question of an answer that asks for a value the user gave before; null when there is none.</summary>
    public static (string Question, GivenValue Given)? ForGiven(ConversationRow row)
    {
        if (row.Trial.Given is not { Count: > 0 } given) return null;
        foreach (var (quote, words) in Requests(row.Text))
        {
            if (given.FirstOrDefault(value => IsFor(words, value.Argument, value.Value)) is { } found) return (quote, found);
        }

        return null;
    }

    /// <summary>The question of an answer that asks for a value which an earlier call used, and that argument; null when there is none.</summary>
    public static (string Question, string Argument, int Turn)? ForUsed(ConversationRow row, IReadOnlyDictionary<string, FirstUse> uses)
    {
        if (uses.Count == 0) return null;
        foreach (var (quote, words) in Requests(row.Text))
        {
            if (uses.FirstOrDefault(use => row.Turn > use.Value.Turn && use.Value.Value is { } value && IsFor(words, use.Key, value) && (!Arguments.IsIdentifier(use.Key) || words.Words.Any(Identifying.Contains))) is { Key: { } argument } found) return (quote, argument, found.Value.Turn);
        }

        return null;
    }

    /// <summary>Every question, then every sentence in which something of the user's is asked for without one ('I'll need your name. May I have it?').</summary>
    public static IEnumerable<(string Quote, Wordings Words)> Requests(string text)
    {
        var sentences = Sentences(text);
        foreach (var question in sentences.Where(sentence => sentence.EndsWith('?'))) yield return (question, Wordings.Of(question));
        foreach (var sentence in sentences.Where(sentence => !sentence.EndsWith('?') && sentence.Contains("your", StringComparison.OrdinalIgnoreCase)))
        {
            var words = Wordings.Of(sentence);
            if (words.Words.Contains("your", StringComparer.Ordinal) && words.Words.Any(word => Requesting.Contains(word))) yield return (sentence, words);
        }
    }

    /// <summary>True when a question is for an argument: it uses a word of the argument's name, or offers the value itself for confirmation.</summary>
    public static bool IsFor(Wordings question, string argument, string? value) =>
        argument.Split('_').Where(part => part.Length > 2 && !Vague.Contains(part)).Any(part => Has(question, part))
        || (argument.Contains("name", StringComparison.OrdinalIgnoreCase) && (Has(question, "who") || Has(question, "whom")))
        || (value is { Length: > 2 } && Wordings.Of(value) is { Words.Count: > 0 } said
            && (argument.Contains("name", StringComparison.OrdinalIgnoreCase) ? said.Words.Any(word => word.Length > 3 && Has(question, word)) : said.Words.All(word => Has(question, word))));

    private static bool Has(Wordings words, string word) => words.Words.Contains(word, StringComparer.OrdinalIgnoreCase) || words.Words.Contains(word + "s", StringComparer.OrdinalIgnoreCase);

    private static List<string> Sentences(string text)
    {
        var sentences = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.AsSpan(start).IndexOfAny(Ends) is >= 0 and var found ? start + found : text.Length;
            while (end < text.Length && Ends.Contains(text[end])) end++;
            sentences.Add(text[start..end].Trim());
            start = end;
        }

        return sentences;
    }
}
