using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>Groups distinct signatures by cause. The result does not depend on their order.</summary>
public static class SignatureGrouping
{
    /// <returns>Groups that cover every signature once, by the fingerprint of their typical member.</returns>
    public static IReadOnlyList<SignatureGroup> Of(IReadOnlyList<Signature> signatures) =>
    [
        .. Enumerable.Range(0, signatures.Count)
            .GroupBy(i => Placement.KeyOf(signatures[i]), StringComparer.Ordinal)
            .SelectMany(same => signatures[same.First()].Engine == Engines.Prose
                ? ProseGrouping.Of(signatures, [.. same])
                : TemplateGrouping.Of(signatures, [.. same]))
            .OrderBy(g => signatures[g.Typical].Fingerprint, StringComparer.Ordinal),
    ];
}
