namespace Faultline.Policy.Gaps;

/// <summary>An entry of a note beside an eval.</summary>
/// <param name="Case">Case id, from the folders the note lies in.</param>
/// <param name="Source">Path of the note as the user can open it.</param>
/// <param name="Line">1-based.</param>
/// <param name="Why">Why it is no evidence: <c>header only</c>, <c>says there is none</c>; null when it is.</param>
/// <param name="CodeWords">Words of code it names.</param>
public sealed record GapNote(string Case, string Text, string Source, int Line, string? Why, IReadOnlyList<string> CodeWords);
