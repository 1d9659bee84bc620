using System.Security.Cryptography;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>The texts of a project folder on disk, without what the harness leaves out of its own archives.</summary>
internal static class FolderText
{
    public static List<TrialFile> Read(string folder, Notes notes)
    {
        var files = new List<TrialFile>();
        var budget = Limits.ArchiveBytes;
        Walk(folder, "", 0, files, ref budget, notes);
        return files;
    }

    /// <summary>A hash of a file's bytes; empty when it cannot be read.</summary>
    public static string Hash(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading the folder reports it.
            return "";
        }
    }

    private static void Walk(string folder, string prefix, int depth, List<TrialFile> files, ref long budget, Notes notes)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                var name = prefix + entry.Name;
                if (entry.LinkTarget is not null || Archive.IsSkipped(entry is DirectoryInfo ? name + "/_" : name)) continue;
                if (entry is FileInfo file) files.Add(Read(file, name, ref budget, notes));
                else if (depth < Limits.FolderDepth) Walk(entry.FullName, name + "/", depth + 1, files, ref budget, notes);
                else notes.Error(entry.FullName, $"Folders deeper than {Limits.FolderDepth} levels are not read.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Error(folder, $"The folder cannot be listed: {e.Message}");
        }
    }

    private static TrialFile Read(FileInfo file, string name, ref long budget, Notes notes)
    {
        var at = new Location(notes.SourceOf(file.FullName), "");
        try
        {
            if (file.Length > Math.Min(Limits.TextBytes, budget))
            {
                notes.Error(file.FullName, $"The file has {file.Length:N0} bytes; at most {Limits.TextBytes:N0} per file and {Limits.ArchiveBytes:N0} per eval are read. It is skipped.");
                return new TrialFile(name, at, null, "not read: above the size limit");
            }

            var bytes = File.ReadAllBytes(file.FullName);
            budget -= bytes.Length;
            return TrialFiles.OfBytes(name, at, bytes, () => notes.Error(file.FullName, "Invalid UTF-8 was replaced by U+FFFD."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Error(file.FullName, JsonText.Unreadable(e));
            return new TrialFile(name, at, null, "not read: " + e.Message);
        }
    }
}
