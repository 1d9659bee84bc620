namespace Faultline.Model;

/// <summary>Something that a reader saw in several failures. A proposal: it changes no label.</summary>
/// <param name="Failures">Ids of the failures that show it.</param>
/// <param name="By">Who saw it.</param>
public sealed record ProposedPattern(string What, IReadOnlyList<string> Failures, string By);
