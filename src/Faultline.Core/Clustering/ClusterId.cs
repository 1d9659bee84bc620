using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>Ids of clusters: <c>C-</c> and ten base-32 digits (50 bits) of the SHA-256 of the first fingerprint.</summary>
public static class ClusterId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string Of(Fingerprint first)
    {
        var bits = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(first.Value)));
        return "C-" + string.Create(10, bits, static (digits, value) =>
        {
            for (var i = 0; i < digits.Length; i++) digits[i] = Alphabet[(int)(value >> (59 - (5 * i)) & 31)];
        });
    }
}
