using System.Buffers;

namespace Faultline.Clustering;

/// <summary>
/// Tells sentences that a person or a judge wrote from messages of a machine: whole sentences, many of the small words that hold
/// sentences together, few marks of code.
/// </summary>
internal static class ProseText
{
    private const int FewestWords = 5;

    // Articles, pronouns, auxiliaries, conjunctions and prepositions: what sentences need and messages leave out.
    private static readonly HashSet<string> Small = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "this", "that", "these", "those", "it", "its", "they", "them", "their", "he", "she", "his", "her", "we", "you", "i", "who", "which", "what", "there",
        "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "did", "does", "do", "would", "should", "could", "can", "may", "might", "must", "will",
        "and", "or", "but", "so", "because", "although", "though", "while", "when", "where", "if", "instead", "than", "then", "rather", "even", "only", "also", "just", "still", "already", "again",
        "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "about", "after", "before", "into", "not", "no", "as", "too", "very", "any", "all", "both", "never",
    };

    private static readonly SearchValues<char> CodeMarks = SearchValues.Create("/\\{}=<>|$@_");

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallLookup = Small.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A word that every text has, whatever it is about.</summary>
    public static bool IsSmall(ReadOnlySpan<char> word) => SmallLookup.Contains(word);

    public static bool Is(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        // A message rarely ends as a sentence does. How it begins tells nothing: sentences begin with names of tools.
        if (text.Length < 20 || text[^1] is not ('.' or '!' or '?')) return false;
        var words = 0;
        var small = 0;
        var code = 0;
        foreach (var range in text.SplitAny(' ', '\n', '\t'))
        {
            var word = text[range].Trim(".,;:!?()[]\"'`*“”");
            if (!word.ContainsAny(Letters)) continue;
            words++;
            if (SmallLookup.Contains(word)) small++;
            else if (word.ContainsAny(CodeMarks) || word.IndexOfAnyInRange('0', '9') >= 0) code++;
        }

        return words >= FewestWords && small * 10 >= words * 3 && code * 3 <= words;
    }
}
