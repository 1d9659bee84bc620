using System.Buffers;
using System.IO.Compression;
using Faultline.Model;

namespace Faultline.Importers.ConvexEvals;

/// <summary>Reads the texts of a zip into memory, within <see cref="Limits"/>. Nothing is ever unpacked to disk.</summary>
internal static class Archive
{
    public static List<TrialFile> Read(string path, Notes notes)
    {
        var files = new List<TrialFile>();
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.Entries.Count > Limits.ArchiveEntries)
            {
                notes.Error(path, $"The archive has {zip.Entries.Count:N0} entries; at most {Limits.ArchiveEntries:N0} are read. The rest is skipped.");
            }

            var budget = Limits.ArchiveBytes;
            var names = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < Math.Min(zip.Entries.Count, Limits.ArchiveEntries); i++)
            {
                var (entry, entryIndex) = (zip.Entries[i], i);
                if (entry.FullName.EndsWith('/')) continue;
                if (!IsInside(entry.FullName))
                {
                    notes.Error(path, $"The entry '{entry.FullName}' points outside the archive; it is skipped. Do not unpack this archive by other means.");
                    continue;
                }

                if (!names.Add(entry.FullName))
                {
                    notes.Warning(path, $"The entry '{entry.FullName}' is there twice; the first is kept.");
                    continue;
                }

                if (!IsSkipped(entry.FullName)) files.Add(Read(path, entry, () => ZipMethods.NameOf(stream, entryIndex), ref budget, notes));
            }
        }
        catch (InvalidDataException e)
        {
            notes.Error(path, $"This is not a complete zip archive: {e.Message} Download it again.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            notes.Error(path, JsonText.Unreadable(e));
        }

        return [.. files.OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    private static TrialFile Read(string path, ZipArchiveEntry entry, Func<string?> method, ref long budget, Notes notes)
    {
        var at = new Location($"{notes.SourceOf(path)}!{entry.FullName}", "");
        if (entry.IsEncrypted) return Skip("is encrypted", "pack it without a password", ref budget);
        var limit = (int)Math.Min(Limits.TextBytes, budget);
        if (limit <= 0) return Skip($"is beyond the first {Limits.ArchiveBytes >> 20} MB of this archive", "pack fewer files", ref budget);
        var buffer = ArrayPool<byte>.Shared.Rent(16 << 10);
        var length = 0;
        try
        {
            using var unpacked = entry.Open();
            while (true)
            {
                if (length == buffer.Length) Grow(ref buffer, length);
                var read = unpacked.Read(buffer, length, buffer.Length - length);
                if (read == 0) break;
                length += read;
                if (length > limit) return Skip($"unpacks to more than {limit >> 20} MB", "look at it by hand", ref budget, length);
                if (length > Limits.RatioFloor && length > entry.CompressedLength * Limits.Ratio)
                {
                    return Skip($"unpacks to more than {Limits.Ratio} times its packed size, as zip bombs do", "look at it by hand", ref budget, length);
                }
            }

            budget -= length;
            return TrialFiles.OfBytes(
                entry.FullName,
                at,
                buffer.AsSpan(0, length),
                () => notes.Error(path, $"Invalid UTF-8 in '{entry.FullName}' was replaced by U+FFFD."));
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            return method() is { } name
                ? Skip($"is packed with {name}, which is not supported", "pack it with the deflate method", ref budget, length)
                : Skip($"cannot be unpacked: {e.Message.TrimEnd('.')}", "download the archive again", ref budget, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        TrialFile Skip(string why, string next, ref long left, int used = 0)
        {
            left -= used;
            notes.Error(path, $"The entry '{entry.FullName}' {why}; it is skipped. If it matters, {next}.");
            return new TrialFile(entry.FullName, at, null, $"not read: {why}");
        }
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private static bool IsInside(string name)
        => name.Length > 0
            && name[0] != '/'
            && !name.Contains('\\', StringComparison.Ordinal)
            && !name.Contains(':', StringComparison.Ordinal)
            && !name.Split('/').Contains("..", StringComparer.Ordinal);

    /// <summary>The folders and files that the harness itself leaves out of its archives.</summary>
    public static bool IsSkipped(string name)
        => name.Split('/') is var parts && (parts[..^1].Any(part => part is "node_modules" or "_generated" or "__pycache__" or ".git" or "__MACOSX")
            || parts[^1].StartsWith(".env", StringComparison.Ordinal)
            || parts[^1].StartsWith("bun.lock", StringComparison.Ordinal));
}
