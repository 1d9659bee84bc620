using Faultline.Model;

namespace Faultline.Importers.Scylla;

/// <summary>Collects what could not be read, named by the path as the user can open it. Safe for use by several threads.</summary>
internal sealed class Notes(ImportInput input)
{
    // One damaged place in each of 50,000 trees must not drown the rest.
    private const int MostPerText = 200;

    private readonly Lock _gate = new();
    private readonly List<ImportDiagnostic> _items = [];
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    public ImportInput Input { get; } = input;

    /// <summary>The absolute folder that sources are relative to.</summary>
    public string Root { get; } = File.Exists(input.Path) ? Path.GetDirectoryName(input.Path) ?? input.Path : input.Path;

    public bool HasErrors { get; private set; }

    public void Error(string file, string message, int? line = null) => Add(file, line, DiagnosticSeverity.Error, message);

    public void Warning(string file, string message, int? line = null) => Add(file, line, DiagnosticSeverity.Warning, message);

    public void Info(string file, string message, int? line = null) => Add(file, line, DiagnosticSeverity.Info, message);

    public IReadOnlyList<ImportDiagnostic> Take()
    {
        lock (_gate)
        {
            ImportDiagnostic[] taken = [.. _items.OrderBy(i => i.File, StringComparer.Ordinal).ThenBy(i => i.Line).ThenBy(i => i.Message, StringComparer.Ordinal)];
            _items.Clear();
            return taken;
        }
    }

    /// <summary>Path below the root, '/' separated, as <see cref="Location.Source"/> wants it.</summary>
    public string SourceOf(string absolute) => Path.GetRelativePath(Root, absolute).Replace('\\', '/');

    private void Add(string file, int? line, DiagnosticSeverity severity, string message)
    {
        lock (_gate)
        {
            HasErrors |= severity == DiagnosticSeverity.Error;
            var count = _seen[message] = _seen.GetValueOrDefault(message) + 1;
            if (count > MostPerText) return;
            _items.Add(new ImportDiagnostic(Shown(file), line, severity, count < MostPerText ? message : $"{message} (Further places with this message are not listed.)"));
        }
    }

    private string Shown(string absolute)
    {
        if (absolute == Input.Path || Root == Input.Path) return Input.ShownFor(absolute);
        return Path.Join(Path.GetDirectoryName(Input.Shown), Path.GetRelativePath(Root, absolute));
    }
}
