namespace Faultline.History;

/// <summary>A line of an earlier report that speaks of a case.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Label">The label given there, verbatim; null when none stands near.</param>
public sealed record EarlierMention(string Case, int Line, string? Label);
