using System.Text;

using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Writes a folder of files outside the workspace, all of them or none: a reader sees the folder as it was or as it will be. A list of
/// what was written lies in it, so that a later call for the same owner can replace just that. What people put there stays.
/// </summary>
public static class OutputFolder
{
    private const string ListName = ".written-by-faultline";

    /// <summary>Writes <paramref name="files"/> (relative path, text, whether it is a script) and gives their paths, in order.</summary>
    /// <param name="parent">Folder that the new one lies in; made when it is not there.</param>
    /// <param name="name">Wanted name. One that something else of that name has taken gets the owner's name before it.</param>
    /// <param name="owner">Whose files these are: a run's id.</param>
    /// <exception cref="UserError">Both names are taken by what this call does not own.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string parent, string name, string owner, IReadOnlyList<(string Path, string Text, bool Script)> files, CancellationToken cancel)
    {
        Directory.CreateDirectory(parent);
        var target = FreeTarget(parent, name, owner);
        var (made, old) = (Sibling(target, "new"), Sibling(target, "old"));
        Recover(target, made, old);
        try
        {
            foreach (var (path, text, script) in files) await WriteAsync(Inside(made, path), text, script, cancel);
            var list = string.Concat(files.Select(file => file.Path + "\n"));
            await WriteAsync(Path.Join(made, ListName), $"{OwnerLine(owner)}\n{list}", script: false, cancel);
            if (Directory.Exists(target)) Keep(target, made);
            Swap(target, made, old);
        }
        finally
        {
            if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        }

        DirectoryFlush.Flush(parent);
        return [.. files.Select(file => Inside(target, file.Path))];
    }

    private static string FreeTarget(string parent, string name, string owner)
    {
        var safe = string.Concat(owner.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        foreach (var candidate in new[] { name, $"{(safe.Length > 80 ? safe[..80] : safe)}_{name}" })
        {
            var path = Path.Join(parent, candidate);
            var there = Directory.Exists(path) || File.Exists(path) ? path : Sibling(path, "old");
            if ((!Directory.Exists(there) && !File.Exists(there)) || IsOwned(there, owner)) return path;
        }

        throw new UserError(
            $"'{Path.Join(parent, name)}' is there already and holds something else than a report of run '{owner}'.",
            "Nothing was written. Name another folder with --output.");
    }

    private static bool IsOwned(string folder, string owner)
    {
        var list = Path.Join(folder, ListName);
        return File.Exists(list) && File.ReadLines(list).FirstOrDefault() == OwnerLine(owner);
    }

    // A run's id comes from logs and may hold anything.
    private static string OwnerLine(string owner) => "run " + Uri.EscapeDataString(owner);

    private static string Sibling(string target, string kind) => Path.Join(Path.GetDirectoryName(target), $".{Path.GetFileName(target)}.{kind}");

    // What a call that was cut short left behind. Between the two renames of Swap only the old folder is there: it comes back.
    private static void Recover(string target, string made, string old)
    {
        if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        if (!Directory.Exists(old)) return;
        if (Directory.Exists(target)) Directory.Delete(old, recursive: true);
        else Directory.Move(old, target);
    }

    // All that the last call did not write is somebody's: notes, and the record of what was filed.
    private static void Keep(string target, string made)
    {
        var written = File.ReadLines(Path.Join(target, ListName)).Skip(1).Append(ListName).ToHashSet(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(target, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }))
        {
            var relative = Path.GetRelativePath(target, path);
            if (written.Contains(relative.Replace('\\', '/'))) continue;
            var kept = Path.Join(made, relative);
            if (File.Exists(kept)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Copy(path, kept);
        }
    }

    private static void Swap(string target, string made, string old)
    {
        if (Directory.Exists(target)) Directory.Move(target, old);
        Directory.Move(made, target);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
    }

    private static async Task WriteAsync(string path, string text, bool script, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Not flushed one by one: of tens of thousands of files that takes minutes, and they can be written again.
        await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
        if (script && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    private static string Inside(string folder, string relative)
    {
        var path = Path.GetFullPath(Path.Join(folder, relative));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new ArgumentException($"'{relative}' leaves the folder", nameof(relative));
        return path;
    }
}
