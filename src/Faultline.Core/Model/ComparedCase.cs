namespace Faultline.Model;

/// <summary>One row of the matrix.</summary>
/// <param name="Results">One for each run, in the order of <see cref="RunComparison.Runs"/>.</param>
public sealed record ComparedCase(string Case, IReadOnlyList<CaseResult> Results);
