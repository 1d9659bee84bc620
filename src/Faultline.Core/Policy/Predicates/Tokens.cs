using System.Globalization;
using System.Text;

namespace Faultline.Policy.Predicates;

/// <summary>Cuts a predicate into words, texts, numbers and symbols.</summary>
internal static class Tokens
{
    private static readonly string[] _symbols = ["!=", "<>", "<=", ">=", "=", "<", ">", "(", ")", ","];

    /// <exception cref="PredicateError">A character or an open text that belongs to nothing.</exception>
    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var token = Next(text, i, out var end);
            tokens.Add(token);
            i = end;
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length + 1));
        return tokens;
    }

    private static Token Next(string text, int at, out int end)
    {
        if (text[at] is '\'' or '"') return Quoted(text, at, out end);
        if (char.IsAsciiDigit(text[at]) || (text[at] == '-' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) return Number(text, at, out end);
        if (char.IsLetter(text[at]) || text[at] == '_')
        {
            end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.')) end++;
            return new Token(TokenKind.Name, text[at..end], at + 1);
        }

        foreach (var symbol in _symbols)
        {
            if (string.CompareOrdinal(text, at, symbol, 0, symbol.Length) != 0) continue;
            end = at + symbol.Length;
            return new Token(TokenKind.Symbol, symbol, at + 1);
        }

        throw new PredicateError(at + 1, $"'{text[at]}' belongs to nothing here; texts stand in single quotes");
    }

    // Twice the quote is the quote, as in SQL. Nothing else is special, so that patterns of LIKE keep their backslashes.
    private static Token Quoted(string text, int at, out int end)
    {
        var value = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != text[at])
            {
                value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == text[at])
            {
                value.Append(text[i++]);
            }
            else
            {
                end = i + 1;
                return new Token(TokenKind.Text, value.ToString(), at + 1);
            }
        }

        throw new PredicateError(at + 1, "the text that begins here has no closing quote");
    }

    private static Token Number(string text, int at, out int end)
    {
        end = at + 1;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.')) end++;
        var digits = text[at..end];
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) throw new PredicateError(at + 1, $"'{digits}' is no number");
        return new Token(TokenKind.Number, digits, at + 1);
    }
}
