namespace Faultline.Importers.ConvexEvals;

/// <summary>The user named one file: it, and the files beside it that belong to the same run.</summary>
internal static class NamedFile
{
    public static InputFiles Gather(ImportInput input, List<ConvexDocument> documents, Notes notes)
    {
        var files = new InputFiles();
        if (!File.Exists(input.Path))
        {
            notes.Error(input.Path, "There is no such file or folder. Check the path.");
            return files;
        }

        switch (Path.GetExtension(input.Path).ToLowerInvariant())
        {
            case ".zip":
                files.Zips.Add(input.Path);
                return files;
            case ".jsonl":
                files.Lines.Add(input.Path);
                return files;
            case ".log" when Path.GetFileName(input.Path) == TrialFiles.RunLogName:
                files.EvalFolders.Add(Path.GetDirectoryName(input.Path)!);
                return files;
        }

        if (ConvexDocument.Open(input.Path, isNamed: true, notes) is not { } named) return files;
        documents.Add(named);
        if (named.Kind != DocumentKind.DebugInfo) Beside(named, documents, files, notes);
        return files;
    }

    private static void Beside(ConvexDocument named, List<ConvexDocument> documents, InputFiles files, Notes notes)
    {
        var listed = named.Rows.Select(row => row.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var path in In(notes.Root, "*.json").Concat(In(Path.Join(notes.Root, "evals"), "*.json")))
        {
            if (path == named.Path) continue;
            // What is beside the named file is only of interest when it belongs to it, complaints included.
            var own = new Notes(notes.Input);
            var found = ConvexDocument.Open(path, isNamed: false, own);
            var belongs = found is null
                ? listed.Contains(Path.GetFileNameWithoutExtension(path))
                : found.Kind == DocumentKind.DebugInfo && (found.RunId is not null ? found.RunId == named.RunId : found.Rows.Any(row => row.Id is not null && listed.Contains(row.Id)));
            if (!belongs) continue;
            notes.AddAll(own);
            if (found is not null) documents.Add(found);
        }

        foreach (var folder in (string[])[notes.Root, Path.Join(notes.Root, "outputs"), Path.Join(notes.Root, "sources")]) files.Zips.AddRange(In(folder, "*.zip"));
    }

    private static IEnumerable<string> In(string folder, string pattern)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The named file was read; a folder beside it that cannot be listed has nothing to add.
            return [];
        }
    }
}
