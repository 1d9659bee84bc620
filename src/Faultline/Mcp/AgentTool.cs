using System.Text.Json.Nodes;

namespace Faultline.Mcp;

/// <summary>One tool of the MCP server.</summary>
internal sealed record AgentTool
{
    /// <summary><c>noun_verb</c>; never reused for something else.</summary>
    public required string Name { get; init; }

    /// <summary>What it answers and when to call it, for an agent that sees nothing else.</summary>
    public required string Description { get; init; }

    public IReadOnlyList<ToolParameter> Parameters { get; init; } = [];

    /// <summary>True when it records judgements or writes files of results: the server must have been started with <c>--write</c>.</summary>
    public bool Writes { get; init; }

    public required Func<ToolCall, CancellationToken, Task<string>> Answer { get; init; }

    /// <summary>JSON Schema (2020-12) of the arguments; unknown ones are refused.</summary>
    public JsonObject InputSchema()
    {
        var properties = new JsonObject();
        foreach (var parameter in Parameters) properties[parameter.Name] = parameter.Schema();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. Parameters.Where(p => p.Required).Select(p => (JsonNode)p.Name)]),
            ["additionalProperties"] = false,
        };
    }
}
