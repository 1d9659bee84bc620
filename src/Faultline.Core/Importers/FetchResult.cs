using Faultline.Model;

namespace Faultline.Importers;

/// <param name="Folder">Absolute path to import.</param>
public sealed record FetchResult(string Folder, IReadOnlyList<ImportDiagnostic> Diagnostics);
