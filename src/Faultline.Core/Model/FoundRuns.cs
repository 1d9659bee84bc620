namespace Faultline.Model;

/// <summary>What could be imported from a folder.</summary>
/// <param name="Complete">False when the search ended because enough were found.</param>
public sealed record FoundRuns(IReadOnlyList<FoundRun> Runs, bool Complete);
