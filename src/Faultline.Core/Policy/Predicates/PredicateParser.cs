using System.Text.RegularExpressions;

namespace Faultline.Policy.Predicates;

/// <summary>
/// Reads the predicate language: a subset of SQL. NOT binds before AND, AND before OR; words of the language in any case, values exactly.
/// </summary>
internal sealed class PredicateParser
{
    private const int MostDepth = 64;
    private const int MostPattern = 4_096;

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private PredicateParser(List<Token> tokens) => _tokens = tokens;

    private Token Now => _tokens[_at];

    public static Condition Parse(string text)
    {
        if (text.Length > Predicate.MostCharacters) throw new PredicateError(1, $"it has {text.Length} characters, at most {Predicate.MostCharacters} are read");
        var parser = new PredicateParser(Tokens.Of(text));
        if (parser.Now.Kind == TokenKind.End) throw new PredicateError(1, "it is empty; write what must hold, e.g. step = 'deploy'");
        var condition = parser.Or();
        return parser.Now.Kind == TokenKind.End ? condition : throw parser.Unexpected("AND, OR or the end");
    }

    private Condition Or()
    {
        var parts = new List<Condition> { And() };
        while (Take("OR")) parts.Add(And());
        return parts.Count == 1 ? parts[0] : new Condition.Any(parts);
    }

    private Condition And()
    {
        var parts = new List<Condition> { Unary() };
        while (Take("AND")) parts.Add(Unary());
        return parts.Count == 1 ? parts[0] : new Condition.All(parts);
    }

    private Condition Unary()
    {
        if (++_depth > MostDepth) throw new PredicateError(Now.At, $"it is nested more than {MostDepth} deep");
        try
        {
            if (Take("NOT")) return new Condition.Not(Unary());
            if (Take("TRUE")) return new Condition.Constant(true);
            if (Take("FALSE")) return new Condition.Constant(false);
            if (!Take("(")) return Now.Is("REGEXP_CONTAINS") ? RegexpContains() : Comparison();
            var inner = Or();
            Expect(")");
            return inner;
        }
        finally
        {
            _depth--;
        }
    }

    private Condition Comparison()
    {
        var field = Field();
        if (Take("IS"))
        {
            var isNegated = Take("NOT");
            Expect("NULL");
            return new Condition.Absent(field, isNegated);
        }

        var not = Take("NOT");
        if (Take("IN")) return In(field, not);
        if (Take("LIKE")) return Like(field, not);
        if (not) throw Unexpected("IN or LIKE");
        foreach (var symbol in new[] { "=", "!=", "<>", "<=", ">=", "<", ">" })
        {
            if (!Take(symbol)) continue;
            var (value, isNumber) = Value();
            return new Condition.Compare(field, symbol == "<>" ? "!=" : symbol, [value], isNumber);
        }

        throw Unexpected("=, !=, <, <=, >, >=, IN, LIKE or IS NULL");
    }

    private Condition.Compare In(string field, bool not)
    {
        Expect("(");
        var values = new List<string>();
        var isNumber = true;
        do
        {
            var (value, number) = Value();
            values.Add(value);
            isNumber &= number;
        }
        while (Take(","));
        Expect(")");
        return new Condition.Compare(field, not ? "NOT IN" : "IN", values, isNumber);
    }

    private Condition.Matching Like(string field, bool not)
    {
        var at = Now.At;
        var pattern = Text();
        return new Condition.Matching(field, pattern, IsLike: true, not, Compile(Condition.Matching.OfLike(pattern), pattern, at));
    }

    private Condition.Matching RegexpContains()
    {
        _at++;
        Expect("(");
        var field = Field();
        Expect(",");
        var at = Now.At;
        var pattern = Text();
        Expect(")");
        return new Condition.Matching(field, pattern, IsLike: false, IsNegated: false, Compile(pattern, pattern, at));
    }

    // Without backtracking, so that no pattern can hang on a long log.
    private static Regex Compile(string regex, string written, int at)
    {
        if (written.Length > MostPattern) throw new PredicateError(at, $"a pattern of {written.Length} characters; at most {MostPattern} are read");
        try
        {
            return new Regex(regex, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new PredicateError(at, $"'{written}' is no pattern that can be used: {e.Message}");
        }
    }

    private string Field()
    {
        if (Now.Kind != TokenKind.Name) throw Unexpected("the name of a field");
        if (!FailureFacts.IsField(Now.Text))
            throw new PredicateError(Now.At, $"there is no field '{Now.Text}'; there are {string.Join(", ", FailureFacts.Fields.Select(f => f.Name))} and fact.KIND");
        return _tokens[_at++].Text.ToLowerInvariant();
    }

    private (string Value, bool IsNumber) Value()
    {
        if (Now.Kind is not (TokenKind.Text or TokenKind.Number)) throw Unexpected("a text in single quotes or a number");
        var token = _tokens[_at++];
        return (token.Text, token.Kind == TokenKind.Number);
    }

    private string Text() => Now.Kind == TokenKind.Text ? _tokens[_at++].Text : throw Unexpected("a text in single quotes");

    private bool Take(string word)
    {
        if (!Now.Is(word)) return false;
        _at++;
        return true;
    }

    private void Expect(string word)
    {
        if (!Take(word)) throw Unexpected($"'{word}'");
    }

    private PredicateError Unexpected(string expected) => new(Now.At, $"found {Now}, expected {expected}");
}
