using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Faultline.Reports.Conversations;

/// <summary>
/// JSON as the packets of this format hold it: keys sorted, ASCII only, ', ' and ': ' between the parts, numbers as the source
/// writes them. Equal content gives equal text, so that rows can be grouped by it.
/// </summary>
internal static class SortedJson
{
    /// <summary>The value in that form; the text itself where it is no JSON, 'null' where there is none.</summary>
    public static string Of(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return "null";
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var text = new StringBuilder(json.Length + 16);
            Write(document.RootElement, text);
            return text.ToString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return json;
        }
    }

    private static void Write(JsonElement element, StringBuilder text)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{');
                foreach (var (index, member) in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Index())
                {
                    if (index > 0) text.Append(", ");
                    Write(member.Name, text);
                    text.Append(": ");
                    Write(member.Value, text);
                }

                text.Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[');
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    if (index > 0) text.Append(", ");
                    Write(item, text);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                Write(element.GetString()!, text);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' or > '~' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
