using System.Security.Cryptography;
using System.Text;

namespace Faultline.Model;

/// <summary>Short names made from content, so that the same content has the same name everywhere.</summary>
public static class ContentHash
{
    // Crockford's alphabet: no letters that are read as digits.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>60 bits of the SHA-256 of <paramref name="text"/> as 12 base-32 digits.</summary>
    public static string Short(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        var bits = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        return string.Create(12, bits, static (digits, value) =>
        {
            for (var i = 0; i < digits.Length; i++) digits[i] = Alphabet[(int)(value >> (59 - (5 * i)) & 31)];
        });
    }
}
