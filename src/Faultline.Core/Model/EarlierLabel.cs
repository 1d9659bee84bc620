namespace Faultline.Model;

/// <summary>How the same failure was labelled before.</summary>
/// <param name="Source">Report with its line, <c>path:line</c>; of a verdict <c>verdict:</c> and the failure it was given to.</param>
/// <param name="Date">ISO 8601 day; null when unknown.</param>
/// <param name="Label">In the vocabulary of the source.</param>
/// <param name="Fault">The label in our words, e.g. <c>MODEL_FAULT</c>; null when it has none there.</param>
/// <param name="Basis">How far somebody looked, see <see cref="EarlierRow.Basis"/>; of verdicts <c>reviewed</c>, or <c>propagated</c> where nobody read that failure.</param>
/// <param name="Match"><c>cause-and-case</c>, <c>case-and-step</c>, or <c>cause</c> (a verdict about another case).</param>
public sealed record EarlierLabel(string Source, string? Date, string? Model, string Label, string? Fault, string Basis, string Match)
{
    /// <summary>Whose verdict it is (<see cref="Verdict.Reviewer"/>); null for a report.</summary>
    public string? By { get; init; }

    /// <summary>The case it is about, where that is another one.</summary>
    public string? Case { get; init; }
}
