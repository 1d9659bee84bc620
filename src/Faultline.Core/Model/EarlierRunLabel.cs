namespace Faultline.Model;

/// <summary>One label for all failures of a run.</summary>
/// <param name="Failures">How many failures it is said to cover; null when no number is given.</param>
public sealed record EarlierRunLabel(string Label, string? Check, string? Reasoning, int? Failures, int Line);
