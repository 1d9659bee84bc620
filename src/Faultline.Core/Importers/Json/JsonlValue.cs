using System.Buffers.Text;
using System.Text.Json;

namespace Faultline.Importers.Json;

/// <summary>A value as it stands in the row, not decoded. <see cref="Kind"/> is <c>Undefined</c> when the row lacks the field.</summary>
public readonly ref struct JsonlValue
{
    internal JsonlValue(ReadOnlySpan<byte> raw, JsonValueKind kind)
    {
        Raw = raw;
        Kind = kind;
    }

    public JsonValueKind Kind { get; }

    /// <summary>The JSON text: a string with its quotes, an object with its braces; empty when the field is missing.</summary>
    public ReadOnlySpan<byte> Raw { get; }

    public bool IsMissing => Kind == JsonValueKind.Undefined;

    /// <summary>The text of a string, with half surrogate pairs as U+FFFD; null for every other kind.</summary>
    public string? Text => Kind == JsonValueKind.String ? EscapedText.Decode(Raw[1..^1]) : null;

    /// <summary>A whole number that is written as one; null for every other value.</summary>
    public long? Integer => Kind == JsonValueKind.Number && Utf8Parser.TryParse(Raw, out long number, out var used) && used == Raw.Length ? number : null;

    /// <summary>Any number as a double, as near as that comes; null for every other kind and for what is beyond its range.</summary>
    public double? Number => Kind == JsonValueKind.Number && Utf8Parser.TryParse(Raw, out double number, out var used) && used == Raw.Length && double.IsFinite(number) ? number : null;

    /// <summary>True for a string whose text is <paramref name="text"/>, escapes or not.</summary>
    public bool TextEquals(ReadOnlySpan<byte> text)
    {
        if (Kind != JsonValueKind.String) return false;
        var inner = Raw[1..^1];
        return inner.Contains((byte)'\\') ? System.Text.Encoding.UTF8.GetBytes(EscapedText.Decode(inner)).AsSpan().SequenceEqual(text) : inner.SequenceEqual(text);
    }
}
