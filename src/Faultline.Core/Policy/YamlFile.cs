using Faultline.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Faultline.Policy;

/// <summary>A YAML file that people write: a mapping with one list of entries. Everything keeps its line.</summary>
internal sealed class YamlFile
{
    private readonly string _path;
    private readonly Action<ImportDiagnostic> _report;

    private YamlFile(string path, Action<ImportDiagnostic> report)
    {
        _path = path;
        _report = report;
    }

    /// <summary>The entries of the list of that name; empty when the file is missing or cannot be read, which is reported.</summary>
    public static IReadOnlyList<YamlEntry> Entries(string path, string list, IReadOnlyCollection<string> keys, Action<ImportDiagnostic> report)
        => File.Exists(path) ? new YamlFile(path, report).Entries(list, keys) : [];

    private List<YamlEntry> Entries(string list, IReadOnlyCollection<string> keys)
    {
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(_path);
            yaml.Load(reader);
        }
        catch (Exception e) when (e is YamlException or IOException or UnauthorizedAccessException)
        {
            var line = e is YamlException { Start.Line: > 0 } broken ? (int?)(int)broken.Start.Line : null;
            Error(line, $"The file cannot be read as YAML ({e.Message}); none of its entries is used.");
            return [];
        }

        if (yaml.Documents.Count == 0 || yaml.Documents[0].RootNode is YamlScalarNode { Value: null or "" }) return [];
        if (yaml.Documents[0].RootNode is not YamlMappingNode root || !root.Children.TryGetValue(new YamlScalarNode(list), out var node))
        {
            Error(1, $"Found no '{list}:' at the top; expected a list of entries under it.");
            return [];
        }

        if (node is YamlScalarNode { Value: null or "" }) return [];
        if (node is not YamlSequenceNode entries)
        {
            Error((int)node.Start.Line, $"'{list}' is no list; expected entries that begin with '-'.");
            return [];
        }

        return [.. entries.Select(e => Entry(e, keys)).OfType<YamlEntry>()];
    }

    private YamlEntry? Entry(YamlNode node, IReadOnlyCollection<string> keys)
    {
        var line = (int)node.Start.Line;
        if (node is not YamlMappingNode mapping)
        {
            Error(line, $"An entry is no mapping; expected lines such as 'id: ...'.");
            return null;
        }

        var entry = new YamlEntry(line, _path);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (keys.Contains(name, StringComparer.Ordinal)) entry.Nodes[name] = value;
            else Error((int)key.Start.Line, $"There is no key '{name}' here; there are {string.Join(", ", keys)}. The entry is used without it.");
        }

        return entry;
    }

    private void Error(int? line, string message) => _report(new ImportDiagnostic(_path, line, DiagnosticSeverity.Error, message));
}
