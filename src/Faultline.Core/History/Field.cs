namespace Faultline.History;

/// <summary>A named value of a section of a report.</summary>
/// <param name="Value">May span several lines; empty when nothing stands behind the name.</param>
internal sealed record Field(FieldName Name, string Value, int Line);
