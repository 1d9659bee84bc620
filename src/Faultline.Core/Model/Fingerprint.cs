using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Faultline.Model;

/// <summary>
/// The immutable name of what a failure says: <c>engine-vN:hex</c>, e.g. <c>diag-v1:5f0c…</c> with 32 digits. It depends on the
/// failure's text and facts and on the engine's version, on nothing else: not on other failures, the machine or the order of runs.
/// Equal fingerprints are one error; which fingerprints have one cause is said by clusters.
/// </summary>
public sealed record Fingerprint(string Value)
{
    /// <summary><c>diag</c>, <c>stack</c>, <c>tmpl</c> or <c>prose</c>; <c>rule</c> is kept for rules of users.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Engine => Value[..Value.LastIndexOf("-v", StringComparison.Ordinal)];

    /// <summary>The fingerprint of a canonical key: the first 16 bytes of its SHA-256.</summary>
    public static Fingerprint Of(string engine, int version, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return new Fingerprint(string.Create(CultureInfo.InvariantCulture, $"{engine}-v{version}:{Convert.ToHexStringLower(hash.AsSpan(0, 16))}"));
    }

    public override string ToString() => Value;
}
