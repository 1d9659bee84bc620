using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>Reads JSON Lines in one buffer. What cannot be read is reported with file and line, and skipped.</summary>
internal static class JsonLines
{
    /// <param name="skip">Lines that need not be parsed: they come out as null.</param>
    public static IEnumerable<T?> Read<T>(string path, JsonTypeInfo<T> type, Action<ImportDiagnostic> report, Func<ReadOnlyMemory<byte>, bool>? skip = null)
        where T : class
    {
        using var file = OpenShared(path);
        var buffer = new byte[64 * 1024];
        var (start, end, line) = (0, 0, 0);
        while (true)
        {
            var length = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (length < 0)
            {
                if (start > 0)
                {
                    buffer.AsSpan(start, end - start).CopyTo(buffer);
                    (start, end) = (0, end - start);
                }

                if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var read = file.Read(buffer, end, buffer.Length - end);
                end += read;
                if (read > 0) continue;
                // The last line has no end: whole when it parses (only its '\n' is missing), otherwise torn.
                length = end;
                if (length == 0) yield break;
            }

            line++;
            var bytes = buffer.AsMemory(start, length);
            start = Math.Min(start + length + 1, end);
            if (bytes.Span.Trim((byte)' ').Trim((byte)'\r').IsEmpty) continue;
            if (skip?.Invoke(bytes) == true)
            {
                yield return null;
                continue;
            }

            if (Parse(bytes.Span, type, path, line, report) is { } item) yield return item;
        }
    }

    /// <summary>Open for reading while a writer may append.</summary>
    public static FileStream OpenShared(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    internal static T? Parse<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type, string path, int line, Action<ImportDiagnostic> report)
        where T : class
    {
        string why;
        try
        {
            if (JsonSerializer.Deserialize(bytes, type) is { } item) return item;
            why = "it is 'null'";
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            why = e.Message;
        }

        report(new ImportDiagnostic(path, line, DiagnosticSeverity.Error,
            $"Found {bytes.Length} bytes that are no whole line of this file ({why}); expected one JSON object. The line is skipped; import or record again what it held."));
        return null;
    }
}
