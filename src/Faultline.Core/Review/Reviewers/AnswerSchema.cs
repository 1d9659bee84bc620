using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Faultline.Model;

namespace Faultline.Review.Reviewers;

/// <summary>The form of an answer as JSON Schema, for servers that hold a model to it and for people who write a reviewer.</summary>
public static class AnswerSchema
{
    private static readonly string _text = Make().ToJsonString();

    internal static JsonSerializerOptions Relaxed { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = JsonTypeInfoResolver.Combine(new DefaultJsonTypeInfoResolver()),
    };

    public static JsonNode Node() => JsonNode.Parse(_text)!;

    private static JsonObject Make() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["evidence"] = ListOf(new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["source"] = Of("string"), ["pointer"] = Of("string"), ["quote"] = Of("string") },
                ["required"] = new JsonArray("source", "pointer", "quote"),
            }),
            ["discriminators"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = Of("string") },
            ["counter_argument"] = Optional(),
            ["reasoning"] = Of("string"),
            ["fault"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetValues<Fault>().Select(f => (JsonNode)f.Name())]) },
            ["mechanism"] = Of("string"),
            ["sub_mechanism"] = Optional(),
            ["root"] = Optional(),
            ["confidence"] = new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 },
            ["missing"] = ListOf(Of("string")),
            ["read"] = ListOf(new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["text"] = Of("string"), ["from"] = Of("integer"), ["to"] = Of("integer") },
                ["required"] = new JsonArray("text", "from", "to"),
            }),
        },
    };

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Optional() => new() { ["type"] = new JsonArray("string", "null") };

    private static JsonObject ListOf(JsonObject items) => new() { ["type"] = "array", ["items"] = items };
}
