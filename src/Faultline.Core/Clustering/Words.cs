using System.Buffers;
using Faultline.Text;

namespace Faultline.Clustering;

/// <summary>The words of a headline as signatures count them.</summary>
internal static class Words
{
    public const string Wildcard = "<*>";

    /// <summary>Marks a word that stood alone in quotes: a slot, whose value may be any name.</summary>
    public const char Slot = '\'';

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private const int MostWords = 256;
    private const int MostProseWords = 1_024;

    /// <summary>Tokens as stretches of the headline. A compiler's quoted part is one token even with spaces in it.</summary>
    public static List<ScannedToken> Scan(string engine, string headline)
    {
        var tokens = new List<ScannedToken>();
        Scan(engine, headline, tokens);
        return tokens;
    }

    /// <inheritdoc cref="Scan(string, string)"/>
    public static void Scan(string engine, string headline, List<ScannedToken> tokens)
    {
        if (engine != Engines.Diagnostic)
        {
            MessageScanner.Scan(headline, tokens, engine == Engines.Prose ? MostProseWords : MostWords);
            return;
        }

        var done = 0;
        foreach (var (start, length) in QuotedNames.Of(headline))
        {
            Between(headline, done, start - 1, tokens);
            // A quoted `;` or `}` is what stood in the code; only what has a letter can be a name.
            var mask = headline.AsSpan(start, length).ContainsAny(Letters) ? MaskKind.None : MaskKind.Value;
            tokens.Add(new ScannedToken(start, length, mask, Quoted: true));
            done = start + length + 1;
        }

        Between(headline, done, headline.Length, tokens);
    }

    /// <summary>Words with neighbouring wildcards as one, each with the stretch of the headline it stands for.</summary>
    public static List<Word> Collapse(string headline, List<ScannedToken> tokens)
    {
        var words = new List<Word>(tokens.Count);
        foreach (var token in tokens)
        {
            if (token.Mask == MaskKind.None)
            {
                var text = headline.Substring(token.Start, token.Length);
                words.Add(new Word(token.Quoted ? Slot + text : text, token.Start, token.End, MaskKind.None));
            }
            else if (words.Count > 0 && words[^1].Text == Wildcard)
            {
                words[^1] = words[^1] with { End = token.End, Mask = words[^1].Mask == token.Mask ? token.Mask : MaskKind.Value };
            }
            else
            {
                words.Add(new Word(Wildcard, token.Start, token.End, token.Mask));
            }
        }

        return words;
    }

    private static void Between(string headline, int start, int end, List<ScannedToken> tokens)
    {
        if (end <= start) return;
        var first = tokens.Count;
        MessageScanner.Scan(headline.AsSpan(start, end - start), tokens, MostWords);
        for (var i = first; i < tokens.Count; i++) tokens[i] = tokens[i] with { Start = tokens[i].Start + start };
    }
}
