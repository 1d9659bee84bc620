namespace Faultline.Policy.Predicates;

/// <summary>A condition on a failure, in the small language of docs/user-rules.md.</summary>
public sealed class Predicate
{
    /// <summary>Longest text of a predicate in characters.</summary>
    public const int MostCharacters = 64 << 10;

    private readonly Condition _condition;

    private Predicate(string text, Condition condition)
    {
        Text = text;
        _condition = condition;
    }

    public string Text { get; }

    /// <summary>Case ids that it asks for by name, with <c>=</c> or <c>IN</c>: what it is about.</summary>
    public IReadOnlyList<string> Cases => [.. _condition.Leaves().OfType<Condition.Compare>().Where(c => c.Field.ToLowerInvariant() is "eval" or "case" && c.Operator is "=" or "IN").SelectMany(c => c.Values).Distinct(StringComparer.Ordinal)];

    /// <summary>True when it asks for anything beside the case: a case alone is no reason.</summary>
    public bool AsksForMoreThanTheCase => _condition.Leaves().Any(c => c.Asks is not (null or "eval" or "case" or "category" or "model" or "provider" or "run"));

    /// <exception cref="PredicateError">It cannot be read.</exception>
    public static Predicate Parse(string text) => new(text, PredicateParser.Parse(text));

    public bool Matches(FailureFacts facts) => _condition.Holds(facts);

    /// <summary>Each part joined by AND at the top, and whether it holds: why a failure matches or not.</summary>
    public IReadOnlyList<(string Part, bool Holds)> Explain(FailureFacts facts)
        => [.. (_condition is Condition.All all ? all.Parts : [_condition]).Select(p => (p.ToString()!, p.Holds(facts)))];
}
