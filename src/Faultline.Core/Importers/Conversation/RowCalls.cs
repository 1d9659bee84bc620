using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>The tool calls of a row.</summary>
internal static class RowCalls
{
    // An array of two bytes is an empty one; most rows call nothing.
    private const int EmptyArray = 2;

    /// <summary>The calls that were made, with what the tools answered; null when the row does not record calls.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static IReadOnlyList<ToolCall>? Of(JsonlRow row)
    {
        var calls = row[RowFields.ToolCalls];
        if (calls.Kind != JsonValueKind.Array) return null;
        if (calls.Raw.Length == EmptyArray) return [];
        var made = Entries(calls.Raw);
        var answers = row[RowFields.ToolResults] is { Kind: JsonValueKind.Array } list && list.Raw.Length > EmptyArray ? Entries(list.Raw) : [];
        var found = new ToolCall[made.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var call = made[i];
            var name = call.Name ?? "";
            var result = i < answers.Count && (answers[i].Name is not { } answered || answered == name) ? answers[i].Response : null;
            found[i] = new ToolCall(name, call.Arguments, result, call.IsRepeat);
        }

        return found;
    }

    /// <summary>Newer harnesses write the required calls into the row itself; null when the row does not.</summary>
    public static IReadOnlyList<ToolCall>? Required(JsonlRow row)
    {
        if (row[RowFields.OracleContinuation].Kind != JsonValueKind.Object) return null;
        using var oracle = row[RowFields.OracleContinuation].Parse();
        return oracle.RootElement.At("oracle_tool_calls") is { ValueKind: JsonValueKind.Array } calls
            ? [.. calls.EnumerateArray().Select(call => new ToolCall(call.At("name").Text() ?? "", call.At("args") is { ValueKind: not JsonValueKind.Undefined } args ? args.GetRawText() : null))]
            : null;
    }

    // One reader and no document: every fourth row has calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<Entry> Entries(ReadOnlySpan<byte> array)
    {
        var found = new List<Entry>();
        var reader = new Utf8JsonReader(array, RowValues.Lenient);
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                found.Add(EntryOf(ref reader, array));
                continue;
            }

            reader.Skip();
            found.Add(default);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Entry EntryOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var entry = default(Entry);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // The last of several counts, whatever it is.
            if (reader.ValueTextEquals("name"u8)) entry = entry with { Name = NextText(ref reader, json) };
            else if (reader.ValueTextEquals("args"u8)) entry = entry with { Arguments = NextRaw(ref reader, json) };
            else if (reader.ValueTextEquals("response"u8)) entry = entry with { Response = NextPayload(ref reader, json) };
            else if (reader.ValueTextEquals("is_duplicate"u8)) entry = entry with { IsRepeat = NextIsTrue(ref reader) };
            else reader.Skip();
        }

        return entry;
    }

    private static string? NextText(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String) return new JsonlValue(Raw(ref reader, json), JsonValueKind.String).Words;
        reader.Skip();
        return null;
    }

    private static bool NextIsTrue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var isTrue = reader.TokenType == JsonTokenType.True;
        reader.Skip();
        return isTrue;
    }

    private static string NextRaw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        return Encoding.UTF8.GetString(Raw(ref reader, json));
    }

    // The tool's own answer is in response.result; short forms put it into response.
    private static string? NextPayload(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return null;
        var inner = reader;
        var whole = Raw(ref reader, json);
        if (inner.TokenType != JsonTokenType.StartObject) return Encoding.UTF8.GetString(whole);
        string? result = null;
        while (inner.Read() && inner.TokenType == JsonTokenType.PropertyName)
        {
            if (inner.ValueTextEquals("result"u8)) result = NextRaw(ref inner, json);
            else inner.Skip();
        }

        return result ?? Encoding.UTF8.GetString(whole);
    }

    private static ReadOnlySpan<byte> Raw(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return json[start..(int)reader.BytesConsumed];
    }

    private readonly record struct Entry(string? Name, string? Arguments, string? Response, bool IsRepeat);
}
