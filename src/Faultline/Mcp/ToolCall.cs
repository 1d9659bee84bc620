using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Mcp;

/// <summary>The arguments of one call, checked against the tool's parameters, and the workspace it works on.</summary>
internal sealed class ToolCall
{
    private readonly IReadOnlyDictionary<string, JsonElement> _arguments;

    /// <exception cref="UserError">An argument is unknown, missing or of the wrong kind; the message says what to send instead.</exception>
    public ToolCall(AgentTool tool, IReadOnlyDictionary<string, JsonElement> arguments, Workspace workspace, ServerSettings settings)
    {
        (_arguments, Workspace, Settings) = (arguments, workspace, settings);
        foreach (var (name, value) in arguments)
        {
            var parameter = tool.Parameters.FirstOrDefault(p => p.Name == name)
                ?? throw Wrong(tool, $"'{name}' is no argument of {tool.Name}.");
            if (value.ValueKind != JsonValueKind.Null) Check(tool, parameter, value);
        }

        foreach (var needed in tool.Parameters.Where(p => p.Required && !Has(p.Name)))
            throw Wrong(tool, $"{tool.Name} needs '{needed.Name}': {needed.Description}");
    }

    public Workspace Workspace { get; }

    public ServerSettings Settings { get; }

    public bool Has(string name) => _arguments.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>The text, or null when it was not given.</summary>
    public string? Text(string name) => Has(name) ? _arguments[name].GetString() : null;

    /// <summary>The text of an argument that the tool requires.</summary>
    public string Needed(string name) => Text(name) ?? throw new InvalidOperationException($"'{name}' is not declared as needed");

    public int? Number(string name) => Has(name) ? _arguments[name].GetInt32() : null;

    /// <summary>How many entries of a list to leave out at its start; none when it was not said.</summary>
    public int After => Number("after") ?? 0;

    public double? Fraction(string name) => Has(name) ? _arguments[name].GetDouble() : null;

    public IReadOnlyList<string>? Texts(string name) => Has(name) ? [.. _arguments[name].EnumerateArray().Select(e => e.GetString()!)] : null;

    public IReadOnlyList<JsonElement>? Objects(string name) => Has(name) ? [.. _arguments[name].EnumerateArray()] : null;

    private static void Check(AgentTool tool, ToolParameter parameter, JsonElement value)
    {
        var fits = parameter.Kind switch
        {
            ParameterKind.Text => value.ValueKind == JsonValueKind.String,
            ParameterKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0,
            ParameterKind.Fraction => value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1,
            ParameterKind.Texts => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String),
            ParameterKind.Objects => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.Object),
            _ => throw new InvalidOperationException($"unknown kind {parameter.Kind}"),
        };
        var found = value.GetRawText();
        if (found.Length > 60) found = found[..60] + "...";
        if (!fits) throw Wrong(tool, $"'{parameter.Name}' must be {Expected(parameter.Kind)}; found {found}.");
        if (parameter.OneOf is { } words && !words.Contains(value.GetString(), StringComparer.Ordinal))
            throw Wrong(tool, $"'{parameter.Name}' must be one of {string.Join(", ", words)}; found {found}.");
    }

    private static string Expected(ParameterKind kind) => kind switch
    {
        ParameterKind.Text => "a text",
        ParameterKind.Number => string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {int.MaxValue}"),
        ParameterKind.Fraction => "a number from 0 to 1",
        ParameterKind.Texts => "a list of texts",
        ParameterKind.Objects => "a list of objects",
        _ => throw new InvalidOperationException($"unknown kind {kind}"),
    };

    private static UserError Wrong(AgentTool tool, string what) => new(what, tool.Parameters.Count == 0
        ? $"{tool.Name} takes no arguments."
        : $"{tool.Name} takes {string.Join(", ", tool.Parameters.Select(p => p.Required ? p.Name : $"[{p.Name}]"))}.");
}
