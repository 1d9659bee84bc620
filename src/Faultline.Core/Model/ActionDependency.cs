namespace Faultline.Model;

/// <summary>An earlier case whose action a case's reference answer builds on.</summary>
/// <param name="Case">The earlier case.</param>
/// <param name="About">Stems of words that name its action; empty when none is its own.</param>
public sealed record ActionDependency(string Case, IReadOnlyList<string> About);
