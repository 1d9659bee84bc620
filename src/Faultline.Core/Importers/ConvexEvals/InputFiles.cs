namespace Faultline.Importers.ConvexEvals;

/// <summary>The files below the named folder that may matter, each list in ordinal order. Symbolic links to folders are not followed.</summary>
internal sealed class InputFiles
{
    public List<string> Json { get; } = [];

    public List<string> Lines { get; } = [];

    public List<string> Zips { get; } = [];

    /// <summary>Folders of the local output tree: those that hold a run.log.</summary>
    public List<string> EvalFolders { get; } = [];

    public static InputFiles Below(string folder, Notes notes)
    {
        var files = new InputFiles();
        files.Walk(folder, 0, notes);
        return files;
    }

    private void Walk(string folder, int depth, Notes notes)
    {
        List<FileSystemInfo> entries;
        try
        {
            entries = [.. new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Error(folder, e is UnauthorizedAccessException ? "The folder cannot be listed: permission denied. Give yourself read permission and import again." : $"The folder cannot be listed: {e.Message}");
            return;
        }

        if (entries.Any(entry => entry is FileInfo { Name: TrialFiles.RunLogName }))
        {
            // What the model wrote is read with its trial; its JSON files are no results.
            EvalFolders.Add(folder);
            return;
        }

        foreach (var entry in entries)
        {
            if (entry is DirectoryInfo)
            {
                Descend(entry, depth, notes);
                continue;
            }

            switch (Path.GetExtension(entry.Name).ToLowerInvariant())
            {
                case ".json":
                    Json.Add(entry.FullName);
                    break;
                case ".jsonl":
                    Lines.Add(entry.FullName);
                    break;
                case ".zip":
                    Zips.Add(entry.FullName);
                    break;
            }
        }
    }

    private void Descend(FileSystemInfo folder, int depth, Notes notes)
    {
        if (folder.LinkTarget is not null)
        {
            notes.Info(folder.FullName, "This is a link to a folder; links are not followed. Name its target to import it.");
        }
        else if (depth >= Limits.FolderDepth)
        {
            notes.Error(folder.FullName, $"Folders deeper than {Limits.FolderDepth} levels are not read. Name this folder to import it.");
        }
        else if (folder.Name is not ("node_modules" or "_generated" or ".git" or "backends" or "answer"))
        {
            Walk(folder.FullName, depth + 1, notes);
        }
    }
}
