using System.Buffers;
using System.Globalization;
using System.Text;

namespace Faultline.Importers.Json;

/// <summary>Text of a JSON string that is known to be well formed. Unlike System.Text.Json it does not throw for half a surrogate pair.</summary>
internal static class EscapedText
{
    private const int OnStack = 512;

    public static string Decode(ReadOnlySpan<byte> inner)
    {
        var escape = inner.IndexOf((byte)'\\');
        if (escape < 0) return Encoding.UTF8.GetString(inner);
        // Text without its escapes is never longer than with them.
        byte[]? rented = null;
        var text = inner.Length <= OnStack ? stackalloc byte[OnStack] : (rented = ArrayPool<byte>.Shared.Rent(inner.Length));
        var written = 0;
        while (true)
        {
            inner[..escape].CopyTo(text[written..]);
            written += escape;
            inner = inner[(escape + 1)..];
            written += Unescape(ref inner, text[written..]);
            escape = inner.IndexOf((byte)'\\');
            if (escape < 0) break;
        }

        inner.CopyTo(text[written..]);
        var decoded = Encoding.UTF8.GetString(text[..(written + inner.Length)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return decoded;
    }

    /// <summary>Writes what stands behind a backslash, takes it off <paramref name="rest"/> and returns how many bytes it became.</summary>
    private static int Unescape(scoped ref ReadOnlySpan<byte> rest, scoped Span<byte> to)
    {
        var c = rest[0];
        rest = rest[1..];
        if (c == 'u') return Character(ref rest).EncodeToUtf8(to);
        to[0] = c switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'t' => (byte)'\t',
            (byte)'r' => (byte)'\r',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            _ => c,
        };
        return 1;
    }

    /// <summary>The character of four hexadecimal digits, or of two such escapes that are a pair; U+FFFD for half a pair.</summary>
    private static Rune Character(ref ReadOnlySpan<byte> rest)
    {
        var first = Unit(rest);
        rest = rest[4..];
        if (!char.IsHighSurrogate(first) || !rest.StartsWith("\\u"u8) || !char.IsLowSurrogate(Unit(rest[2..])))
            return Rune.TryCreate(first, out var rune) ? rune : Rune.ReplacementChar;
        var pair = new Rune(first, Unit(rest[2..]));
        rest = rest[6..];
        return pair;
    }

    private static char Unit(ReadOnlySpan<byte> digits) => (char)ushort.Parse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
