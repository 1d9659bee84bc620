namespace Faultline.Policy.Predicates;

/// <summary>A predicate, or another part of a rule, that cannot be read.</summary>
/// <param name="column">1-based place in the predicate; 0 for other parts.</param>
/// <param name="line">1-based line of the part in its file; null for the rule's own.</param>
public sealed class PredicateError(int column, string message, int? line = null) : Exception(message)
{
    public int Column { get; } = column;

    public int? Line { get; } = line;
}
