using System.Text;
using System.Text.Json;

namespace Faultline.Model;

/// <summary>
/// A text in the JSON that its source wrote. What only passes through on its way to the store is not decoded and encoded again,
/// which for gigabytes of rows is most of the work.
/// </summary>
/// <param name="json">Whole JSON in valid UTF-8 without line ends and without half surrogate pairs; it must not change.</param>
/// <param name="isString">True when the JSON is a string and the text is what that says; false when the text is the JSON as it stands.</param>
internal sealed class WrittenText(ReadOnlyMemory<byte> json, bool isString)
{
    public ReadOnlySpan<byte> Json => json.Span;

    public bool IsString => isString;

    public string Decode()
    {
        if (!isString) return Encoding.UTF8.GetString(json.Span);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return reader.GetString()!;
    }
}
