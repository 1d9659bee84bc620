namespace Faultline.Model;

/// <summary>How the same failure was labelled before.</summary>
/// <param name="Source">Report with its line, <c>path:line</c>.</param>
/// <param name="Date">ISO 8601 day; null when unknown.</param>
/// <param name="Label">In the vocabulary of the source.</param>
/// <param name="Fault">The label in our words, e.g. <c>MODEL_FAULT</c>; null when it has none there.</param>
/// <param name="Basis">How far somebody looked, see <see cref="EarlierRow.Basis"/>.</param>
/// <param name="Match"><c>cause-and-case</c> or <c>case-and-step</c>.</param>
public sealed record EarlierLabel(string Source, string? Date, string? Model, string Label, string? Fault, string Basis, string Match);
