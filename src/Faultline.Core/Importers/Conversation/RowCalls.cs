using System.Runtime.CompilerServices;
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
        using var made = calls.Parse();
        using var answers = row[RowFields.ToolResults] is { Kind: JsonValueKind.Array } list && list.Raw.Length > EmptyArray ? list.Parse() : null;
        var results = answers?.RootElement ?? default;
        var found = new List<ToolCall>(made.RootElement.GetArrayLength());
        foreach (var (index, call) in made.RootElement.EnumerateArray().Index())
        {
            var name = call.At("name").Text() ?? "";
            var result = results.ValueKind == JsonValueKind.Array && index < results.GetArrayLength() && results[index].At("name").Text() is var answered && (answered is null || answered == name)
                ? Payload(results[index].At("response"))
                : null;
            found.Add(new ToolCall(name, call.At("args") is { ValueKind: not JsonValueKind.Undefined } args ? args.GetRawText() : null, result, call.At("is_duplicate").ValueKind == JsonValueKind.True));
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

    // The tool's own answer is in response.result; short forms put it into response.
    private static string? Payload(JsonElement response) =>
        response.At("result") is { ValueKind: not JsonValueKind.Undefined } result ? result.GetRawText()
        : response.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : response.GetRawText();
}
