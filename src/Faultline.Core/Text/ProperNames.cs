using System.Text.RegularExpressions;

namespace Faultline.Text;

/// <summary>The names and identifiers of a text, in capitals, by which two texts can be told to speak of one thing.</summary>
public static class ProperNames
{
    /// <summary>Two capitalised words in a row (ALEX KUMAR), a word with a capital inside (GRAPHRAG), an identifier (918501).</summary>
    /// <returns>In the order of the text, repetitions included.</returns>
    public static IEnumerable<string> In(string text)
    {
        string? before = null;
        var end = -1;
        foreach (Match match in PlainWords.In(text))
        {
            var word = match.Value;
            var isCapital = char.IsUpper(word[0]) && word.Length > 1 && word is not ("AM" or "PM");
            if (IsIdentifier(word) || HasHump(word)) yield return word.ToUpperInvariant();
            if (isCapital && before is not null && match.Index - end == 1 && text[end] == ' ') yield return $"{before} {word}".ToUpperInvariant();
            before = isCapital ? word : null;
            end = match.Index + match.Length;
        }
    }

    /// <summary>True for one word with at least three digits.</summary>
    public static bool IsIdentifier(string word) => word.Length >= 4 && word.Any(char.IsAsciiDigit) && !word.Any(char.IsWhiteSpace) && word.Count(char.IsAsciiDigit) >= 3;

    // GraphRAG and DuBois, but not LLMs.
    private static bool HasHump(string word) => word.Zip(word.Skip(1)).Any(pair => char.IsLower(pair.First) && char.IsUpper(pair.Second));
}
