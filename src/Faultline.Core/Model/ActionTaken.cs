namespace Faultline.Model;

/// <summary>A change that was made because of findings.</summary>
/// <param name="Date">ISO 8601 day; null when nobody wrote it down.</param>
/// <param name="Cases">The cases it should affect.</param>
/// <param name="Check">The step it was made for, where that is known.</param>
/// <param name="Source"><c>path:line</c> of the report that tells of it, or <c>workspace</c>.</param>
public sealed record ActionTaken(string? Date, string What, IReadOnlyList<string> Cases, string? Check, string Source);
