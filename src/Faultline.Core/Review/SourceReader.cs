using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Review;

/// <summary>
/// Opens what a <see cref="Location"/> names, so that a quote can be looked up where it is said to stand.
/// The last source stays in memory: evidence of one failure mostly points into one file.
/// </summary>
public sealed class SourceReader
{
    // Text files above this size are not evidence that a person could check.
    private const long MaxBytes = 256L << 20;

    private (string Path, string Text)? _last;
    private (string Text, List<int> Starts)? _rows;

    /// <summary>The text at the place, or null with the reason in <paramref name="problem"/>.</summary>
    /// <param name="root">Folder or archive that relative sources start from.</param>
    public string? Read(string root, Location at, out string? problem)
    {
        problem = null;
        try
        {
            // A register of the user lies beside the run, not in it: 'run/../x' must work where the root is a file, too.
            var path = Path.Join(root, at.Source);
            if (at.Source.StartsWith("../", StringComparison.Ordinal)) path = Path.GetFullPath(path);
            var text = at.Row is { } row ? ReadRow(path, row, out problem) : ReadSource(path, out problem);
            if (text is null) return null;
            if (at.JsonPointer.Length > 0) text = ReadPointer(text, at.JsonPointer, out problem);
            return text is null ? null : Lines(text, at, out problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
        {
            problem = $"'{at.Source}' cannot be read: {e.Message}";
            return null;
        }
    }

    private string? ReadSource(string path, out string? problem)
    {
        problem = null;
        if (_last is { } last && last.Path == path) return last.Text;
        var mark = path.IndexOf(".zip!", StringComparison.OrdinalIgnoreCase);
        var text = mark < 0 ? ReadFile(path, out problem) : ReadEntry(path[..(mark + 4)], path[(mark + 5)..], out problem);
        if (text is not null) _last = (path, text);
        return text;
    }

    // Files of rows may be larger than what is kept in memory: one row of them is not.
    private string? ReadRow(string path, int row, out string? problem)
    {
        problem = null;
        string? line;
        if (File.Exists(path) && new FileInfo(path).Length > MaxBytes) line = File.ReadLines(path).ElementAtOrDefault(row - 1);
        else if (ReadSource(path, out problem) is not { } text) return null;
        else
        {
            if (_rows is not { } known || !ReferenceEquals(known.Text, text)) _rows = (text, RowStarts(text));
            var starts = _rows.Value.Starts;
            line = row >= 1 && row <= starts.Count ? text[starts[row - 1]..(row < starts.Count ? starts[row] - 1 : text.Length)] : null;
        }

        if (line is null) problem = $"'{path}' has no line {row}";
        return line;
    }

    private static List<int> RowStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var end = text.IndexOf('\n', StringComparison.Ordinal); end >= 0; end = text.IndexOf('\n', end + 1)) starts.Add(end + 1);
        return starts;
    }

    private static string? ReadFile(string path, out string? problem)
    {
        problem = null;
        var file = new FileInfo(path);
        if (!file.Exists) problem = $"'{path}' is not there any more";
        else if (file.Length > MaxBytes) problem = $"'{path}' is larger than {MaxBytes >> 20} MB";
        return problem is null ? File.ReadAllText(path) : null;
    }

    private static string? ReadEntry(string archive, string name, out string? problem)
    {
        problem = null;
        using var zip = ZipFile.OpenRead(archive);
        var entry = zip.GetEntry(name);
        if (entry is null || entry.Length > MaxBytes)
        {
            problem = $"'{archive}' has no readable entry '{name}'";
            return null;
        }

        using var reader = new StreamReader(entry.Open(), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static string? ReadPointer(string json, string pointer, out string? problem)
    {
        problem = null;
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256, AllowTrailingCommas = true });
        var element = document.RootElement;
        foreach (var raw in pointer.Split('/').Skip(1))
        {
            var name = raw.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            var found = element.ValueKind switch
            {
                JsonValueKind.Object => element.TryGetProperty(name, out element),
                JsonValueKind.Array when int.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out var index) && index >= 0 && index < element.GetArrayLength()
                    => (element = element[index]).ValueKind != JsonValueKind.Undefined,
                _ => false,
            };
            if (found) continue;
            problem = $"nothing at '{pointer}'";
            return null;
        }

        return element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
    }

    private static string? Lines(string text, Location at, out string? problem)
    {
        problem = null;
        if (at.IsWhole) return text;
        var lines = text.Split('\n');
        var (first, last) = (at.FirstLine, at.LastLine);
        if (first >= 1 && last >= first && last <= lines.Length) return string.Join('\n', lines[(first - 1)..last]);
        problem = $"'{at.Source}' has {lines.Length} lines, not {last}";
        return null;
    }
}
