namespace Faultline.History;

/// <summary>A stored report about the same model.</summary>
/// <param name="Date">As its name states it; null when it does not.</param>
public sealed record EarlierReport(string Path, string? Date, IReadOnlyList<EarlierMention> Mentions);
