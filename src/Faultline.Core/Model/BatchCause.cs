namespace Faultline.Model;

/// <summary>Tests whose final row has one cause.</summary>
/// <param name="Category">As in <see cref="BatchTest.Category"/>.</param>
/// <param name="Cause">As in <see cref="BatchTest.Cause"/>.</param>
/// <param name="Signature">What the tracebacks have in common; null when the cause has none.</param>
/// <param name="Reason">One sentence, from the first test's label.</param>
/// <param name="FollowsFrom">The cause that struck first in the same threads and brought this one about, as <c>cause</c>; null when none is known.</param>
/// <param name="Tests">Ids, ordinal.</param>
public sealed record BatchCause(string Category, string Cause, string? Signature, string? Reason, string? FollowsFrom, IReadOnlyList<string> Tests);
