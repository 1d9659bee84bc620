using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>
/// Ids of clusters: <c>C-</c> and ten base-32 digits (50 bits) of the SHA-256 of the first fingerprint. Clusters that rules of users make
/// have other forms, so that the two never meet.
/// </summary>
public static class ClusterId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    // 40 bits: enough for the values of one field in one cluster.
    private const int PartDigits = 8;

    public static string Of(Fingerprint first) => "C-" + Digits(first.Value);

    /// <summary>The id of a cluster that rules name: <c>R-</c> and ten digits of the name alone, so that it is the same in every workspace.</summary>
    public static string OfName(string name) => "R-" + Digits("rule-v1\u001e" + name.Normalize());

    /// <summary>The id of a part that a rule splits off: the parent's, a point, and eight digits of field and value.</summary>
    public static string OfPart(string parent, string field, string value) => $"{parent}.{Digits($"part-v1\u001e{field}\u001f{value.Normalize()}")[..PartDigits]}";

    /// <summary>True for an id that rules of users make.</summary>
    public static bool IsOfRules(string id) => id.StartsWith("R-", StringComparison.Ordinal) || id.Contains('.', StringComparison.Ordinal);

    private static string Digits(string text)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return string.Create(10, bits, static (digits, value) =>
        {
            for (var i = 0; i < digits.Length; i++) digits[i] = Alphabet[(int)(value >> (59 - (5 * i)) & 31)];
        });
    }
}
