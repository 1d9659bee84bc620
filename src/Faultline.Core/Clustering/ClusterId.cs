using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>
/// Ids of clusters: <c>C-</c> and ten base-32 digits (50 bits) of the SHA-256 of the first fingerprint. Clusters that rules of users make
/// have other forms, so that the two never meet.
/// </summary>
public static class ClusterId
{
    private const int IdDigits = 10;

    // 40 bits: enough for the values of one field in one cluster.
    private const int PartDigits = 8;

    public static string Of(Fingerprint first) => "C-" + Digits(first.Value);

    /// <summary>The id of a cluster that rules name: <c>R-</c> and ten digits of the name alone, so that it is the same in every workspace.</summary>
    public static string OfName(string name) => "R-" + Digits("rule-v1\u001e" + name.Normalize());

    /// <summary>The id of a part that a rule splits off: the parent's, a point, and eight digits of field and value.</summary>
    public static string OfPart(string parent, string field, string value) => $"{parent}.{Digits($"part-v1\u001e{field}\u001f{value.Normalize()}")[..PartDigits]}";

    /// <summary>True for an id that rules of users make.</summary>
    public static bool IsOfRules(string id) => id.StartsWith("R-", StringComparison.Ordinal) || id.Contains('.', StringComparison.Ordinal);

    private static string Digits(string text) => ContentHash.Short(text)[..IdDigits];
}
