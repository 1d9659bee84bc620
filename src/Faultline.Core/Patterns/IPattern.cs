using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>One question to a set of runs.</summary>
public interface IPattern
{
    /// <summary>Lower-kebab; the <see cref="Pattern.Kind"/> of what it finds.</summary>
    string Id { get; }

    /// <summary>Strongest first. Pure: the same trials give the same patterns.</summary>
    IReadOnlyList<Pattern> Find(PatternInput input);

    /// <summary>What could not be asked of so few trials, in half a sentence; null when all could.</summary>
    string? TooFew(PatternInput input) => null;
}
