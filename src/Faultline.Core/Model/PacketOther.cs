namespace Faultline.Model;

/// <summary>How the same case went elsewhere. Runs and models have no names here.</summary>
/// <param name="Run"><c>this run</c>, <c>run 1</c>, <c>run 2</c> ...</param>
/// <param name="SameModel">Whether it was the same model; null when it is not known.</param>
/// <param name="FailedCheck">The first check that failed there.</param>
public sealed record PacketOther(string Run, bool? SameModel, string Outcome, string? FailedCheck, string? Error);
