namespace Faultline.Clustering;

/// <summary>Signatures that belong together, and the words they have in common.</summary>
/// <param name="Members">Positions in the list that was grouped, ascending.</param>
/// <param name="Tokens">The common words; for prose the words of the most typical member.</param>
/// <param name="Reasons">For every token: why it is a wildcard; null where it is a word.</param>
/// <param name="Typical">Position of the member that stands for the group.</param>
public sealed record SignatureGroup(IReadOnlyList<int> Members, IReadOnlyList<string> Tokens, IReadOnlyList<string?> Reasons, int Typical);
