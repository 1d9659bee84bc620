namespace Faultline.Reports.Comparisons;

/// <summary>A table before it is drawn: cells are plain text, and whoever draws them escapes them.</summary>
internal sealed record ComparisonTable(string Title, string Note, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);
