using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>What <c>patterns --json</c> prints.</summary>
/// <param name="Runs">Runs that were looked at.</param>
/// <param name="Patterns">By kind, strongest first within a kind.</param>
public sealed record PatternsView(int Runs, IReadOnlyList<Pattern> Patterns)
{
    /// <summary>What could not be asked, because there are too few runs or models: <c>kind: why</c>.</summary>
    public required IReadOnlyList<string> NotAsked { get; init; }
}
