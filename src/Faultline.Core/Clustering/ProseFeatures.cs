using Faultline.Text;

namespace Faultline.Clustering;

/// <summary>
/// A prose text as features: its words and pairs of neighbouring words, each counted once, and once more what looks like code (tool
/// names, rule ids, identifiers), which says more than a word.
/// </summary>
internal static class ProseFeatures
{
    /// <summary>Distinct features with their weights.</summary>
    public static Dictionary<string, float> Of(string text)
    {
        var features = new Dictionary<string, float>(StringComparer.Ordinal);
        string? before = null;
        foreach (var range in text.AsSpan().SplitAny(" \t\n\r,;:()[]{}\"“”!?`*"))
        {
            var word = text.AsSpan()[range].Trim(".'’").ToString().ToLowerInvariant();
            if (word.Length == 0 || word.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
            {
                if (word.Length > 0) before = null;
                continue;
            }

            // Few texts give no measure of how common a word is: the small words are known without one.
            var small = ProseText.IsSmall(word);
            if (!small) features.TryAdd(word, 1);
            if (before is not null && !(small && ProseText.IsSmall(before))) features.TryAdd($"{before} {word}", 1);
            before = word;
        }

        foreach (var token in CodeTokens.Of(text)) features["`" + token] = 2;
        return features;
    }
}
