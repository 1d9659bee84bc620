using System.Text.Json;

namespace Faultline.Store;

/// <summary>Puts finished runs in their place among the others: same content once, other content as the next revision.</summary>
internal sealed class RunShelf(string runsFolder)
{
    /// <summary>Renames <paramref name="temporary"/> to the next revision, unless an earlier one holds the same content.</summary>
    public CommitResult Place(StoredRun run, string temporary)
    {
        while (true)
        {
            var (name, revisions) = Look(run.Run.Id);
            foreach (var revision in revisions)
            {
                // A folder that cannot be read is a damaged run: it keeps its place, and reading the workspace reports it.
                var folder = Path.Combine(runsFolder, RunFolderName.WithRevision(name, revision));
                if (FileStore.TryReadManifest(folder, static _ => { }) is { } there && there.Digest == run.Digest)
                {
                    return new CommitResult(CommitOutcome.Unchanged, there);
                }
            }

            // Never a gap that someone's deletion left: the latest revision must be the last import.
            var next = revisions.Count == 0 ? 1 : revisions.Max() + 1;
            var placed = run with { Revision = next, FolderName = RunFolderName.WithRevision(name, next) };
            WriteManifest(placed, temporary);
            if (TryRename(temporary, Path.Combine(runsFolder, placed.FolderName)))
            {
                return new CommitResult(next == 1 ? CommitOutcome.Added : CommitOutcome.KeptBeside, placed);
            }

            // Another process was faster: look at what it put there.
        }
    }

    private static void WriteManifest(StoredRun run, string folder)
    {
        using (var file = new FileStream(Path.Combine(folder, FileStore.ManifestFile), FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            JsonSerializer.Serialize(file, run, StoreJson.Page<StoredRun>());
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
        }

        DirectoryFlush.Flush(folder);
    }

    private bool TryRename(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
        }
        catch (IOException) when (Directory.Exists(to))
        {
            return false;
        }

        DirectoryFlush.Flush(runsFolder);
        return true;
    }

    /// <summary>
    /// The name of the run's folders and the revisions that exist. A run whose id differs from another's only in upper and lower case
    /// gets a name of its own, also where the file system would tell them apart: workspaces are copied.
    /// </summary>
    private (string Name, IReadOnlyList<int> Revisions) Look(string id)
    {
        var (plain, apart) = (RunFolderName.Of(id), RunFolderName.Apart(id));
        var (plainRevisions, apartRevisions) = (new List<int>(), new List<int>());
        var isTaken = false;
        foreach (var folder in Directory.EnumerateDirectories(runsFolder))
        {
            if (!RunFolderName.TryParse(Path.GetFileName(folder), out var name, out var revision)) continue;
            if (name == plain) plainRevisions.Add(revision);
            else if (name == apart) apartRevisions.Add(revision);
            else isTaken |= string.Equals(name, plain, StringComparison.OrdinalIgnoreCase);
        }

        return apartRevisions.Count > 0 || (isTaken && plainRevisions.Count == 0) ? (apart, apartRevisions) : (plain, plainRevisions);
    }
}
