using System.IO.Compression;
using System.Text.Json;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>The folder of one run: where its files are, and which of them are finished.</summary>
/// <param name="shown">The folder as the user named it, for messages.</param>
internal sealed class RunFolder(string shown, string runId)
{
    public string Absolute { get; } = Path.GetFullPath(Path.Join(shown, runId));

    /// <summary>The folder itself as the user can open it.</summary>
    public string ShownRoot { get; } = Path.Join(shown, runId);

    public string RunDetails => Path.Join(Absolute, "run_details.json");

    public string Zip(bool isOutput, string storageId) => Path.Join(Absolute, isOutput ? "outputs" : "sources", $"{storageId}.zip");

    public string Debug(string evalId) => Path.Join(Absolute, "evals", $"{evalId}.json");

    /// <summary>A path of this folder as the user can open it.</summary>
    public string Shown(string path) => Path.Join(ShownRoot, Path.GetRelativePath(Absolute, path));

    /// <summary>Whole or not at all: readers never see half a file.</summary>
    public static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".part";
        await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None)) await file.WriteAsync(bytes, cancel);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>True when the file ends with a directory of entries that can be read.</summary>
    public static bool IsZip(string path)
    {
        if (!File.Exists(path)) return false;
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return zip.Entries.Count >= 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    public static bool IsJson(string path)
    {
        if (!File.Exists(path)) return false;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
