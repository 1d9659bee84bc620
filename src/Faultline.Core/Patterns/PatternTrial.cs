using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>A trial reduced to what patterns look at.</summary>
/// <param name="Passed">Null when it was not scored.</param>
/// <param name="Failure">What is known of the failure; null when it did not fail.</param>
/// <param name="ReferenceFails">True when a rule saw that the reference answer fails, or would fail, in the same way.</param>
public sealed record PatternTrial(string Run, string? Model, DateTimeOffset? Date, string Case, string? Category, bool? Passed, PastFailure? Failure, bool ReferenceFails);
