using CsvHelper;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>The table of a comparison folder: one row per run. Only <c>run_dir</c> is needed; the path in it is another machine's more often than not.</summary>
internal static class ComparisonTable
{
    internal const string FileName = "run_results.csv";

    public static IReadOnlyList<RunSource> Runs(ImportInput input, string table, List<ImportDiagnostic> notes)
    {
        var shown = input.ShownFor(table);
        var runs = new List<RunSource>();
        try
        {
            using var csv = CsvReader.FromFile(table, new CsvReaderOptions { TrackLineNumbers = true });
            csv.ReadHeader();
            if (!csv.TryGetFieldIndex("run_dir", out _))
            {
                notes.Add(new ImportDiagnostic(shown, 1, DiagnosticSeverity.Error, "Found no column 'run_dir' in the header; expected the table that compare_model_runs.py writes. Name the run folders instead."));
                return [];
            }

            while (csv.Read())
            {
                var line = (int)csv.LineNumber;
                if (Cell(csv, "run_dir") is not { } path)
                {
                    notes.Add(new ImportDiagnostic(shown, line, DiagnosticSeverity.Error, "Found no run_dir in this row; expected the path of a run folder. The row is left out."));
                    continue;
                }

                var found = Candidates(input, table, path, Cell(csv, "benchmark_name"), Cell(csv, "run_id")).FirstOrDefault(RunFolder.Is);
                if (found is null)
                {
                    notes.Add(new ImportDiagnostic(shown, line, DiagnosticSeverity.Error, $"Found no run folder for '{path}'; it was looked for as is, beside the table, in a folder 'runs' above it, and below --runs-root. Give --runs-root DIR or name the run folder."));
                }
                else if (runs.All(run => run.Folder != found))
                {
                    runs.Add(RunFolder.Open(found, found, Cell(csv, "model_name"))!);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            notes.Add(new ImportDiagnostic(shown, null, DiagnosticSeverity.Error, $"Found a table that cannot be read to its end: {e.Message.Split('\n')[0].TrimEnd()} Name the run folders instead."));
        }

        return runs;
    }

    private static string? Cell(CsvReader csv, string name) => csv.TryGetFieldIndex(name, out var index) && index < csv.FieldCount && csv.GetString(index) is var value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    // As is; beside the table; in 'runs' of any folder above it; below the folder the user names.
    private static IEnumerable<string> Candidates(ImportInput input, string table, string path, string? benchmark, string? id)
    {
        var folder = Path.GetDirectoryName(table)!;
        var segments = path.Split('/', '\\').Where(segment => segment is not ("" or "." or "..")).ToArray();
        var name = id is { } given && IsName(given) ? given : segments.Length > 0 ? segments[^1] : "";
        var group = benchmark is { } known && IsName(known) ? known : segments.Length > 1 ? segments[^2] : "";
        if (input.RunsRoot is { } root)
        {
            yield return Path.Join(root, group, name);
            yield return Path.Join(root, name);
        }

        if (Path.IsPathFullyQualified(path)) yield return path;
        yield return Path.GetFullPath(Path.Join(folder, path));
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            yield return Path.Join(above.FullName, "runs", group, name);
        }
    }

    private static bool IsName(string text) => text.IndexOfAny(['/', '\\']) < 0 && text is not ("." or "..");
}
