namespace Faultline.Clustering;

/// <summary>A failure as an engine reads it: what must be equal, and the line that says what happened.</summary>
/// <param name="Key">Parts <c>name=value</c>, in the engine's order.</param>
/// <param name="Headline">One or a few lines; empty when the key says it all.</param>
/// <param name="Shown">The line for people, when it is not the headline.</param>
/// <param name="Notes">What was cut and why this engine and this line, for <c>clusters why</c>.</param>
public sealed record Reading(string Engine, IReadOnlyList<string> Key, string Headline, string Shown, IReadOnlyList<string> Notes);
