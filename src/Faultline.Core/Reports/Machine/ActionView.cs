namespace Faultline.Reports.Machine;

/// <param name="Date">ISO 8601 day; null when nobody wrote it down.</param>
/// <param name="Check">The step it was made for, where that is known.</param>
/// <param name="Source"><c>path:line</c> of the report that tells of it, or <c>workspace</c>.</param>
public sealed record ActionView(string? Date, string What, IReadOnlyList<string> Cases, string? Check, string Source, IReadOnlyList<ActionEffectView> Effects);
