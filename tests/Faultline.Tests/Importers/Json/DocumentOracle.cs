using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Faultline.Importers.Json;

namespace Faultline.Tests.Importers.Json;

/// <summary>What System.Text.Json says about a row, as one text; and what ours says.</summary>
internal static partial class DocumentOracle
{
    public static readonly string[] Fields = ["turn", "scores", "\u00e9t\u00e9", "", "turn\\"];

    public static string Expected(byte[] row)
    {
        var bytes = Utf8.IsValid(row) ? row : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(row));
        using var document = Parse(bytes) ?? Parse(WithoutBareNumbers(bytes));
        if (document is null) return nameof(JsonlProblemKind.Malformed);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object) return nameof(JsonlProblemKind.NotAnObject);
        var text = new StringBuilder();
        foreach (var field in Fields)
        {
            var found = Last(root, field);
            Describe(text, field, found is { } value ? JsonMarshal.GetRawUtf8Value(value) : [], found?.ValueKind ?? JsonValueKind.Undefined);
        }

        if (Last(root, "scores") is not { ValueKind: JsonValueKind.Object } scores) return text.ToString();
        foreach (var name in scores.EnumerateObject().Select(Name).Distinct(StringComparer.Ordinal))
        {
            var value = Last(scores, name)!.Value;
            Describe(text, name, JsonMarshal.GetRawUtf8Value(value), value.ValueKind);
        }

        return text.ToString();
    }

    /// <summary>Ours, the row standing in the middle of other bytes so that a look beyond its end would show.</summary>
    public static string Actual(RowScanner scanner, byte[] row)
    {
        var padded = new byte[row.Length + Tokens.Padding];
        row.CopyTo(padded, 0);
        padded.AsSpan(row.Length).Fill((byte)"\"{}\\,0"[row.Length % 6]);
        if (scanner.Read(padded, row.Length) is { } fault) return fault.Kind.ToString();
        var found = scanner.Row(padded, row.Length, 0);
        var text = new StringBuilder();
        for (var i = 0; i < Fields.Length; i++) Describe(text, Fields[i], found[i].Raw, found[i].Kind);
        foreach (var member in found.Members) Describe(text, member.Name, found.Value(member).Raw, member.Kind);
        return text.ToString();
    }

    public static JsonlFields Asked { get; } = new(Fields) { MembersOf = "scores" };

    public static RowScanner Scanner(VectorWidth width) => new(Asked, width);

    /// <summary>A record in the words of <see cref="Expected"/>.</summary>
    public static string Describe(JsonlRecord record)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Fields.Length; i++) Describe(text, Fields[i], record[i].Raw, record[i].Kind);
        foreach (var member in record.Members) Describe(text, member.Name, record.Value(member).Raw, member.Kind);
        return text.ToString();
    }

    private static JsonDocument? Parse(byte[] row)
    {
        try
        {
            return JsonDocument.Parse(row, new JsonDocumentOptions { MaxDepth = JsonlLimits.MaxDepth });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] WithoutBareNumbers(byte[] row)
        => Encoding.Latin1.GetBytes(StringOrBareNumber().Replace(Encoding.Latin1.GetString(row), m => m.Value[0] == '"' ? m.Value : "null"));

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*(?:""|$)|NaN|-?Infinity", RegexOptions.Singleline)]
    private static partial Regex StringOrBareNumber();

    // TryGetProperty, except that it throws where some other name holds half a surrogate pair.
    private static JsonElement? Last(JsonElement parent, string name)
    {
        try
        {
            return parent.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            JsonElement? last = null;
            foreach (var property in parent.EnumerateObject())
            {
                if (Name(property) == name) last = property.Value;
            }

            return last;
        }
    }

    private static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return EscapedText.Decode(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    private static void Describe(StringBuilder text, string name, ReadOnlySpan<byte> raw, JsonValueKind kind)
        => text.Append(name).Append(' ').Append(kind).Append(' ').Append(Encoding.Latin1.GetString(raw)).Append('\n');
}
