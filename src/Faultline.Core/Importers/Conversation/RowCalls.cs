using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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
        var results = row[RowFields.ToolResults];
        var answers = results.Kind == JsonValueKind.Array && results.Raw.Length > EmptyArray ? Entries(results.Raw) : [];
        var (madeJson, answersJson) = (new byte[calls.Raw.Length], new byte[answers.Count == 0 ? 0 : results.Raw.Length]);
        calls.Raw.CopyTo(madeJson);
        if (answers.Count > 0) results.Raw.CopyTo(answersJson);
        var found = new ToolCall[made.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var call = made[i];
            var name = call.Name ?? "";
            var isAnswered = i < answers.Count && (answers[i].Name is not { } answered || answered == name);
            found[i] = new ToolCall(name, null, IsRepeat: call.IsRepeat)
            {
                WrittenArguments = Written(madeJson, call.Arguments),
                WrittenResult = isAnswered ? Written(answersJson, answers[i].Response) : null,
            };
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

    // No document: every fourth row has calls.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static List<Entry> Entries(ReadOnlySpan<byte> array)
    {
        var found = new List<Entry>();
        var entries = new CheckedJson(array);
        while (entries.NextValue(out var entry)) found.Add(entry.Kind == JsonValueKind.Object ? EntryOf(array, entry) : default);
        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Entry EntryOf(ReadOnlySpan<byte> json, JsonlSlice at)
    {
        var entry = default(Entry);
        var members = new CheckedJson(json.Slice(at.Start, at.Length));
        while (members.NextMember(out var key, out var value))
        {
            value = value with { Start = at.Start + value.Start };
            var name = json.Of(key with { Start = at.Start + key.Start });
            // The last of several counts, whatever it is.
            if (name.TextEquals("name"u8)) entry = entry with { Name = json.Of(value) is { Kind: JsonValueKind.String } text ? text.Words : null };
            else if (name.TextEquals("args"u8)) entry = entry with { Arguments = value };
            else if (name.TextEquals("response"u8)) entry = entry with { Response = Payload(json, value) };
            else if (name.TextEquals("is_duplicate"u8)) entry = entry with { IsRepeat = value.Kind == JsonValueKind.True };
        }

        return entry;
    }

    // The tool's own answer is in response.result; short forms put it into response.
    private static JsonlSlice Payload(ReadOnlySpan<byte> json, JsonlSlice response)
    {
        if (response.Kind == JsonValueKind.Null) return default;
        var result = response;
        if (response.Kind != JsonValueKind.Object) return result;
        var members = new CheckedJson(json.Slice(response.Start, response.Length));
        while (members.NextMember(out var key, out var value))
        {
            if (json.Of(key with { Start = response.Start + key.Start }).TextEquals("result"u8)) result = value with { Start = response.Start + value.Start };
        }

        return result;
    }

    private static WrittenText? Written(byte[] json, JsonlSlice slice) => slice.Length == 0 ? null : new WrittenText(json.AsMemory(slice.Start, slice.Length), isString: false);

    /// <summary>One call or answer; values that it does not have are of no length.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(string? Name, JsonlSlice Arguments, JsonlSlice Response, bool IsRepeat);
}
