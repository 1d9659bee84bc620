using Faultline.Model;
using Faultline.Text;

namespace Faultline.Policy.Gaps;

/// <summary>
/// Reads trees of notes (<c>.../{category}/{name}/GAPS.txt</c>): a header, then list items. Nested items belong to the one above.
/// </summary>
public static class GapNotes
{
    private const int MostBytes = 1 << 20;

    private static readonly EnumerationOptions _everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <param name="root">A folder, or one note.</param>
    /// <param name="shown">How a path is to be shown.</param>
    public static IReadOnlyList<GapNote> Read(string root, Func<string, string> shown, Action<ImportDiagnostic> report)
    {
        var files = File.Exists(root) ? [root] : Directory.EnumerateFiles(root, "*", _everywhere)
            .Where(IsNote).Order(StringComparer.Ordinal).ToList();
        var notes = new List<GapNote>();
        foreach (var path in files)
        {
            try
            {
                if (new FileInfo(path).Length > MostBytes) throw new IOException($"it has more than {MostBytes} bytes, which is no note");
                notes.AddRange(Of(File.ReadAllLines(path), CaseOf(path), shown(path)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                report(new ImportDiagnostic(shown(path), null, DiagnosticSeverity.Error, $"The note could not be read: {e.Message}."));
            }
        }

        return notes;
    }

    private static IEnumerable<GapNote> Of(string[] lines, string caseId, string source)
    {
        var entries = new List<(string Text, int Line)>();
        for (var i = 0; i < lines.Length; i++)
        {
            var isNested = lines[i].Length > 0 && char.IsWhiteSpace(lines[i][0]);
            if (GapText.Entry(lines[i]) is { } entry && !(isNested && entries.Count > 0)) entries.Add((entry, i + 1));
            else if (isNested && entries.Count > 0 && lines[i].Trim().Length > 0) entries[^1] = (entries[^1].Text + " " + (GapText.Entry(lines[i]) ?? lines[i].Trim()), entries[^1].Line);
        }

        if (entries.Count == 0) return [new GapNote(caseId, "", source, 1, "header only", [])];
        return entries.Select(e => new GapNote(caseId, e.Text, source, e.Line, GapText.IsVoid(e.Text) ? "says that there is none, or none any more" : null, GapText.CodeWords(e.Text)));
    }

    private static bool IsNote(string path)
        => Path.GetFileNameWithoutExtension(path).Equals("GAPS", StringComparison.OrdinalIgnoreCase) && (Path.GetExtension(path).ToLowerInvariant() is ".txt" or ".md" or "");

    private static string CaseOf(string path) => string.Join('/', Path.GetDirectoryName(Path.GetFullPath(path))!.Replace('\\', '/').Split('/')[^2..]);
}
