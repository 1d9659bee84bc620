namespace Faultline.Model;

/// <summary>A folder or file that looks like a run.</summary>
/// <param name="Importer">Id of the importer that would read it.</param>
public sealed record FoundRun(string Path, string Importer);
