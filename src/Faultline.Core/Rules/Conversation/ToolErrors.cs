using System.Text.Json;
using Faultline.Model;

namespace Faultline.Rules.Conversation;

/// <summary>What a tool's answer says of the call.</summary>
internal static class ToolErrors
{
    public const string ArgumentMismatch = "ARG_MISMATCH";
    public const string Unexpected = "UNEXPECTED_TOOL_CALL";

    /// <summary>True for an answer whose status is an error: scripted ones of the business as well as refusals of the harness.</summary>
    public static bool IsError(string? resultJson) => Field(resultJson, "status") == "error";

    /// <summary>The error code; null when there is none.</summary>
    public static string? Code(string? resultJson) => Field(resultJson, "error_code");

    /// <summary>True when the harness itself compared the call with what is required and refused it.</summary>
    public static bool IsRejected(ToolCall call) => Code(call.ResultJson) is ArgumentMismatch or Unexpected;

    private static string? Field(string? json, string name)
    {
        if (json is null) return null;
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An answer that is no JSON has no fields.
            return null;
        }
    }
}
