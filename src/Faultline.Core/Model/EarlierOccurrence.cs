namespace Faultline.Model;

/// <summary>An earlier failure that is taken for the same.</summary>
/// <param name="Failure">Its id; null when only a report tells of it.</param>
/// <param name="Date">ISO 8601 day; null when unknown.</param>
/// <param name="Match"><c>cause-and-case</c>, <c>cause</c> (another case), <c>case-and-step</c> (a cause is unknown) or <c>case-and-step-other-error</c>. Never the case alone.</param>
public sealed record EarlierOccurrence(string Run, string? Model, string? Date, string Case, string? Failure, string Match);
