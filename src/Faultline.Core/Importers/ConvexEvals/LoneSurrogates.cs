using System.Buffers.Text;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Half surrogate pairs written as JSON escapes: legal JSON that no string can hold. They become <c>\ufffd</c> in place.</summary>
internal static class LoneSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>True when something was replaced.</summary>
    public static bool Replace(Span<byte> json)
    {
        var changed = false;
        var at = 0;
        while (true)
        {
            var next = json[at..].IndexOf((byte)'\\');
            if (next < 0 || at + next + 1 >= json.Length) return changed;
            at += next;
            if (!IsEscape(json[at..], out var unit))
            {
                // The character after a backslash is part of the escape, also when it is a backslash.
                at += 2;
                continue;
            }

            var isPair = char.IsHighSurrogate(unit) && IsEscape(json[(at + EscapeLength)..], out var low) && char.IsLowSurrogate(low);
            if (!isPair && char.IsSurrogate(unit))
            {
                "\\ufffd"u8.CopyTo(json[at..]);
                changed = true;
            }

            at += isPair ? 2 * EscapeLength : EscapeLength;
        }
    }

    private static bool IsEscape(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (json.Length < EscapeLength || json[0] != '\\' || json[1] != 'u') return false;
        if (!Utf8Parser.TryParse(json[2..EscapeLength], out ushort value, out var used, 'x') || used != 4) return false;
        unit = (char)value;
        return true;
    }
}
