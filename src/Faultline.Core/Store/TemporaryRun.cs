using System.Globalization;

namespace Faultline.Store;

/// <summary>
/// A temporary folder beside the runs, with a lock file that lives from before the folder's creation until after its end: a folder
/// whose lock can be taken has lost its owner. (The lock lies beside it and not inside, so that the folder can be renamed while held.)
/// </summary>
internal sealed class TemporaryRun : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly FileStream _held;

    private TemporaryRun(string folder, FileStream held)
    {
        Folder = folder;
        _held = held;
    }

    public string Folder { get; }

    /// <summary>A new empty folder of our own, after removing those of dead owners.</summary>
    public static TemporaryRun Create(string runsFolder)
    {
        Directory.CreateDirectory(runsFolder);
        RemoveStale(runsFolder);
        for (var i = 1; ; i++)
        {
            var folder = Path.Combine(runsFolder, string.Create(CultureInfo.InvariantCulture, $"{FileStore.TemporaryPrefix}{Environment.ProcessId}-{i}"));
            if (LockFile.TryTake(folder + LockSuffix) is not { } held) continue;
            // Ours is the lock, so what lies here belongs to nobody.
            RemoveFolder(folder);
            Directory.CreateDirectory(folder);
            return new TemporaryRun(folder, held);
        }
    }

    /// <summary>Removes the folder unless it was renamed, then lets go.</summary>
    public void Dispose()
    {
        RemoveFolder(Folder);
        _held.Dispose();
    }

    private static void RemoveStale(string runsFolder)
    {
        foreach (var path in Directory.GetFiles(runsFolder, $"{FileStore.TemporaryPrefix}*{LockSuffix}"))
        {
            using var held = LockFile.TryTake(path);
            if (held is not null) RemoveFolder(path[..^LockSuffix.Length]);
        }
    }

    private static void RemoveFolder(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
