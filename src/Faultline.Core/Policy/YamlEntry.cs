using YamlDotNet.RepresentationModel;

namespace Faultline.Policy;

/// <summary>One entry of a list in a YAML file.</summary>
internal sealed class YamlEntry(int line, string file)
{
    /// <summary>1-based line on which it begins.</summary>
    public int Line { get; } = line;

    public string File { get; } = file;

    public Dictionary<string, YamlNode> Nodes { get; } = new(StringComparer.Ordinal);

    /// <summary>The text of a key; null when it is absent or empty.</summary>
    public string? Text(string key) => Nodes.TryGetValue(key, out var node) && node is YamlScalarNode { Value: { Length: > 0 } value } ? value.Trim() : null;

    /// <summary>1-based line of a key's value; the entry's own where it has none.</summary>
    public int LineOf(string key) => Nodes.TryGetValue(key, out var node) ? (int)node.Start.Line : Line;

    /// <summary>The examples of a key: each a set of fields with one or several values.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> Examples(string key)
        => Nodes.TryGetValue(key, out var node) && node is YamlSequenceNode list
            ? [.. list.OfType<YamlMappingNode>().Select(Example)]
            : [];

    private static Dictionary<string, IReadOnlyList<string>> Example(YamlMappingNode mapping)
        => mapping.Children.ToDictionary(
            pair => (pair.Key as YamlScalarNode)?.Value ?? "",
            pair => (IReadOnlyList<string>)(pair.Value is YamlSequenceNode many ? [.. many.OfType<YamlScalarNode>().Select(s => s.Value ?? "")] : [(pair.Value as YamlScalarNode)?.Value ?? ""]),
            StringComparer.OrdinalIgnoreCase);
}
