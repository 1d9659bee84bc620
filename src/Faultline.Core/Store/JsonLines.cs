using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>Reads JSON Lines, large files with all cores. What cannot be read is reported with file and line, and skipped.</summary>
internal static class JsonLines
{
    private static readonly int MostPending = Math.Min(Environment.ProcessorCount, 8);

    /// <param name="skip">Lines that need not be parsed: they come out as null. It is asked on several threads at once.</param>
    /// <param name="fast">A faster reader, asked in the same way; what it gives null for is read by the serializer.</param>
    public static IEnumerable<T?> Read<T>(string path, JsonTypeInfo<T> type, Action<ImportDiagnostic> report, Func<ReadOnlyMemory<byte>, bool>? skip = null, Func<ReadOnlySpan<byte>, T?>? fast = null)
        where T : class
    {
        using var file = OpenShared(path);
        var pending = new Queue<Task<List<Parsed<T>>>>();
        foreach (var block in LineBlock.Of(file))
        {
            if (pending.Count == 0 && block.IsLast)
            {
                foreach (var item in Given(ParseBlock(block))) yield return item;
                continue;
            }

            pending.Enqueue(Task.Run(() => ParseBlock(block)));
            if (pending.Count <= MostPending) continue;
            foreach (var item in Given(pending.Dequeue().GetAwaiter().GetResult())) yield return item;
        }

        while (pending.TryDequeue(out var next))
        {
            foreach (var item in Given(next.GetAwaiter().GetResult())) yield return item;
        }

        List<Parsed<T>> ParseBlock(LineBlock block)
        {
            var parsed = new List<Parsed<T>>();
            foreach (var (line, bytes) in block.Lines())
            {
                if (skip?.Invoke(bytes) == true) parsed.Add(default);
                else if (fast?.Invoke(bytes.Span) is { } item) parsed.Add(new Parsed<T>(item, null));
                else parsed.Add(new Parsed<T>(Parse(bytes.Span, type, path, line, out var problem), problem));
            }

            return parsed;
        }

        IEnumerable<T?> Given(List<Parsed<T>> parsed)
        {
            foreach (var (item, problem) in parsed)
            {
                if (problem is null) yield return item;
                else report(problem);
            }
        }
    }

    /// <summary>Open for reading while a writer may append.</summary>
    public static FileStream OpenShared(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    /// <param name="problem">Why there is none; null when there is one.</param>
    internal static T? Parse<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type, string path, int line, out ImportDiagnostic? problem)
        where T : class
    {
        string why;
        try
        {
            problem = null;
            if (JsonSerializer.Deserialize(bytes, type) is { } item) return item;
            why = "it is 'null'";
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            why = e.Message;
        }

        problem = new ImportDiagnostic(path, line, DiagnosticSeverity.Error,
            $"Found {bytes.Length} bytes that are no whole line of this file ({why}); expected one JSON object. The line is skipped; import or record again what it held.");
        return null;
    }

    // Neither an item nor a problem: a line that need not be parsed.
    private readonly record struct Parsed<T>(T? Item, ImportDiagnostic? Problem);
}
