using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>One case in one run.</summary>
/// <param name="Passed">True when every trial of it passed; null when none was scored.</param>
/// <param name="Attempts">Trials of it, scored or not.</param>
public sealed record CaseHistory(string Run, string? Model, DateTimeOffset? Date, string Case, bool? Passed, int Attempts, IReadOnlyList<PastFailure> Failures);
