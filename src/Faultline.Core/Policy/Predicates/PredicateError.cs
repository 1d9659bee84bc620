namespace Faultline.Policy.Predicates;

/// <summary>A predicate that cannot be read.</summary>
/// <param name="column">1-based place in it.</param>
public sealed class PredicateError(int column, string message) : Exception(message)
{
    public int Column { get; } = column;
}
