using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>What <c>patterns --json</c> prints.</summary>
/// <param name="Runs">Runs that were looked at.</param>
/// <param name="Patterns">By kind, strongest first within a kind.</param>
public sealed record PatternsView(int Runs, IReadOnlyList<Pattern> Patterns);
