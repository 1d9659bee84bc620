using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>One question to a set of runs.</summary>
public interface IPattern
{
    /// <summary>Lower-kebab; the <see cref="Pattern.Kind"/> of what it finds.</summary>
    string Id { get; }

    /// <summary>Strongest first. Pure: the same trials give the same patterns.</summary>
    IReadOnlyList<Pattern> Find(PatternInput input);
}
