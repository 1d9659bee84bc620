using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Finds the runs that an input means: a run folder, a comparison folder, a tree of run folders, or one file of rows.</summary>
internal static class RunSources
{
    private const int Depth = 4;

    public static IReadOnlyList<RunSource> Of(ImportInput input, List<ImportDiagnostic> notes)
    {
        if (File.Exists(input.Path)) return OfFile(input, notes);
        if (RunFolder.Open(input.Path, input.Shown) is { } run) return [run];
        if (File.Exists(Path.Join(input.Path, ComparisonTable.FileName))) return OfTable(input, Path.Join(input.Path, ComparisonTable.FileName), notes);
        var runs = Below(input.Path, Depth).Select(folder => RunFolder.Open(folder, input.ShownFor(folder))!).ToList();
        if (runs.Count > 0) return runs;
        // A results folder without its runs: the tables lead to them.
        var tables = Directory.EnumerateFiles(input.Path, ComparisonTable.FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return [.. tables.SelectMany(table => OfTable(input, table, notes)).DistinctBy(source => source.Folder, StringComparer.Ordinal)];
    }

    /// <summary>True when a folder is, or holds within a few levels, a run or a comparison.</summary>
    public static bool AnyBelow(string folder) =>
        File.Exists(Path.Join(folder, ComparisonTable.FileName)) || Below(folder, Depth).Any()
        || Directory.EnumerateFiles(folder, ComparisonTable.FileName, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = Depth }).Any();

    private static IReadOnlyList<RunSource> OfFile(ImportInput input, List<ImportDiagnostic> notes)
    {
        var folder = Path.GetDirectoryName(input.Path)!;
        if (Path.GetFileName(input.Path) == ComparisonTable.FileName) return OfTable(input, input.Path, notes);
        var shown = Path.GetDirectoryName(input.Shown) is { Length: > 0 } parent ? parent : ".";
        var isPartOfRun = RunSource.JudgeOf(input.Path) is not null || Path.GetFileName(input.Path) == RunFolder.Transcript;
        if (isPartOfRun) return [new RunSource(folder, shown, input.Path)];
        var source = new RunSource(folder, shown, input.Path);
        return [LooseRows.NameRuns(source) ? source with { IsLooseFile = true } : source with { Name = Path.GetFileNameWithoutExtension(input.Path) }];
    }

    // Folders that were named as runs win over a comparison that was named with them.
    private static IReadOnlyList<RunSource> OfTable(ImportInput input, string table, List<ImportDiagnostic> notes)
    {
        if (!input.Named.Any(named => named != input.Path && RunFolder.Is(named))) return ComparisonTable.Runs(input, table, notes);
        notes.Add(new ImportDiagnostic(input.ShownFor(table), null, DiagnosticSeverity.Warning,
            "Run folders were named beside this comparison: they are read and the comparison is not. Name the comparison alone to read its runs."));
        return [];
    }

    private static IEnumerable<string> Below(string folder, int depth)
    {
        if (RunFolder.Is(folder)) return [folder];
        return depth == 0 ? [] : Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(child => Below(child, depth - 1));
    }
}
