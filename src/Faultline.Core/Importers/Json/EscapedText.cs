using System.Globalization;
using System.Text;

namespace Faultline.Importers.Json;

/// <summary>Text of a JSON string that is known to be well formed. Unlike System.Text.Json it does not throw for half a surrogate pair.</summary>
internal static class EscapedText
{
    public static string Decode(ReadOnlySpan<byte> inner)
    {
        var text = Encoding.UTF8.GetString(inner);
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                decoded.Append(text[i]);
                continue;
            }

            var c = text[++i];
            if (c == 'u') i += 4;
            decoded.Append(c switch
            {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'b' => '\b',
                'f' => '\f',
                'u' => (char)ushort.Parse(text.AsSpan(i - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => c,
            });
        }

        // The encoder puts U+FFFD for what is no character.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(decoded.ToString()));
    }
}
