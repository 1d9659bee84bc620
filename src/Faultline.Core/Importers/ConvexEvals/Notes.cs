using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Collects what could not be read, named by the path as the user can open it. Not shared between threads.</summary>
internal sealed class Notes(ImportInput input)
{
    private readonly List<ImportDiagnostic> _items = [];
    private readonly HashSet<ImportDiagnostic> _known = [];

    public ImportInput Input { get; } = input;

    /// <summary>The absolute folder that sources are relative to.</summary>
    public string Root { get; } = File.Exists(input.Path) ? Path.GetDirectoryName(input.Path) ?? input.Path : input.Path;

    public IReadOnlyList<ImportDiagnostic> Items => _items;

    public void Error(string file, string message, int? line = null) => Add(file, line, DiagnosticSeverity.Error, message);

    public void Warning(string file, string message, int? line = null) => Add(file, line, DiagnosticSeverity.Warning, message);

    public void Info(string file, string message) => Add(file, null, DiagnosticSeverity.Info, message);

    public void AddAll(Notes other) => _items.AddRange(other._items);

    public IReadOnlyList<ImportDiagnostic> Take()
    {
        ImportDiagnostic[] taken = [.. _items];
        _items.Clear();
        return taken;
    }

    /// <summary>Path below the root, '/' separated, as <see cref="Location.Source"/> wants it.</summary>
    public string SourceOf(string absolute) => Path.GetRelativePath(Root, absolute).Replace('\\', '/');

    private void Add(string file, int? line, DiagnosticSeverity severity, string message)
    {
        var added = new ImportDiagnostic(Shown(file), line, severity, message);
        if (_known.Add(added)) _items.Add(added);
    }

    // A file beside the named file is not below it: it is shown beside what the user typed.
    private string Shown(string absolute)
    {
        if (absolute == Input.Path || Root == Input.Path) return Input.ShownFor(absolute);
        return Path.Join(Path.GetDirectoryName(Input.Shown), Path.GetRelativePath(Root, absolute));
    }
}
