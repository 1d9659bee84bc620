using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Faultline.Benchmarks;

/// <summary>Writes run_details.json with the archives of every eval below it.</summary>
internal static class ConvexRunFiles
{
    // Milliseconds since 1970 of the made-up run; a fixed date also goes into the archives.
    private const long Start = 1_780_000_000_000;
    private static readonly DateTimeOffset EntryDate = new(2026, 5, 28, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonWriterOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How many evals failed, and how many bytes were written.</summary>
    public static (int Failed, long Bytes) Write(string folder, int count, int seed)
    {
        var random = new Random(seed);
        var outputs = Directory.CreateDirectory(Path.Join(folder, "outputs")).FullName;
        var sources = Directory.CreateDirectory(Path.Join(folder, "sources")).FullName;
        var runId = ConvexId.Next(random, "jn7");
        var failed = 0;
        var bytes = 0L;

        using var file = File.Create(Path.Join(folder, "run_details.json"));
        using var json = new Utf8JsonWriter(file, Json);
        json.WriteStartObject();
        json.WriteString("status", "success");
        json.WriteStartObject("value");
        WriteRun(json, runId, count);
        json.WriteStartArray("evals");
        for (var i = 0; i < count; i++)
        {
            var eval = ConvexEval.Next(random, i);
            if (eval.Failure is not null) failed++;
            eval.WriteTo(json, runId, Start + (i * 137L));
            bytes += Zip(Path.Join(outputs, eval.OutputStorageId + ".zip"), eval.OutputFiles(random));
            bytes += Zip(Path.Join(sources, eval.SourceStorageId + ".zip"), eval.SourceFiles(random));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("logLines");
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return (failed, bytes + file.Length);
    }

    private static void WriteRun(Utf8JsonWriter json, string runId, int count)
    {
        json.WriteString("_id", runId);
        json.WriteNumber("_creationTime", Start);
        json.WriteString("model", "example/generated-model");
        json.WriteString("formattedName", "Generated Model");
        json.WriteString("provider", "example");
        json.WriteStartArray("plannedEvals");
        for (var i = 0; i < count; i++) json.WriteStringValue(ConvexEval.PathOf(i));
        json.WriteEndArray();
        json.WriteStartObject("status");
        json.WriteString("kind", "completed");
        json.WriteNumber("durationMs", count * 7000L);
        json.WriteEndObject();
    }

    private static long Zip(string path, IEnumerable<(string Name, string Text)> files)
    {
        using var file = File.Create(path);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = EntryDate;
                using var stream = entry.Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.Length;
    }
}
