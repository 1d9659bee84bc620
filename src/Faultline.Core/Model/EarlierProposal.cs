namespace Faultline.Model;

/// <summary>A recommendation of a report.</summary>
/// <param name="Group">The heading it stands under.</param>
public sealed record EarlierProposal(string? Group, string What, IReadOnlyList<string> Cases, int Line);
