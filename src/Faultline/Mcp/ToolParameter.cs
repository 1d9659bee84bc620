using System.Text.Json.Nodes;

namespace Faultline.Mcp;

/// <summary>An argument that a tool takes.</summary>
internal sealed record ToolParameter(string Name, ParameterKind Kind, string Description)
{
    public bool Required { get; init; }

    /// <summary>The only texts it may be; null when it is free.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    public static ToolParameter Text(string name, string description) => new(name, ParameterKind.Text, description);

    public static ToolParameter Number(string name, string description) => new(name, ParameterKind.Number, description);

    public static ToolParameter Texts(string name, string description) => new(name, ParameterKind.Texts, description);

    public ToolParameter Needed() => this with { Required = true };

    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = TypeName, ["description"] = Description };
        if (Kind == ParameterKind.Texts) schema["items"] = new JsonObject { ["type"] = "string" };
        if (Kind == ParameterKind.Objects) schema["items"] = new JsonObject { ["type"] = "object" };
        if (Kind == ParameterKind.Number) schema["minimum"] = 0;
        if (OneOf is { } words) schema["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]);
        return schema;
    }

    private string TypeName => Kind switch
    {
        ParameterKind.Text => "string",
        ParameterKind.Number => "integer",
        ParameterKind.Fraction => "number",
        ParameterKind.Texts or ParameterKind.Objects => "array",
        _ => throw new InvalidOperationException($"unknown kind {Kind}"),
    };
}
