namespace Faultline.Reports;

/// <summary>An earlier report about the same model.</summary>
/// <param name="Path">As the user can open it.</param>
/// <param name="Date">As the report or its file name states it; null when neither does.</param>
/// <param name="Matches">Where it speaks of a case that failed again.</param>
public sealed record PriorReport(string Path, string? Date, IReadOnlyList<PriorMatch> Matches);
