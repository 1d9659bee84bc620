using System.Text;
using Faultline.Answers;
using Faultline.Importers;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Reports;
using Faultline.Reports.Conversations;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    private const string ResultsFolder = "results";

    /// <summary>
    /// Writes a report of the runs: one for all of them where the report shows several, otherwise one for each. What is named by a path is
    /// imported first.
    /// </summary>
    /// <exception cref="UserError">No such run or report format.</exception>
    public async Task<ReportAnswer> WriteReportsAsync(ReportsRequest request, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var runs = await NamedForReportAsync(request.Runs, diagnostics, cancel);
        var format = request.Format ?? (runs.Count > 0 && runs.All(run => run.Run.Mode is not null) ? "deep-error-analysis" : "markdown");
        var reports = Catalog.All<IReport>();
        var report = reports.FirstOrDefault(r => r.Id == format)
            ?? throw new UserError($"There is no report '{format}'.", $"Use one of: {string.Join(", ", reports.Select(r => r.Id))}.");
        if (runs.Count == 0) return new ReportAnswer { Files = [], Diagnostics = diagnostics };
        if (report.TakesSeveralRuns) return await WriteOfAllAsync(report, runs, request, diagnostics, cancel);
        var files = new List<string>();
        foreach (var run in runs)
        {
            var one = await WriteReportAsync(new ReportRequest(run.Handle, format, request.ReportsFolder, request.Output ?? request.ReportsFolder, request.By), cancel);
            files.AddRange(one.Files);
            diagnostics.AddRange(one.Diagnostics);
        }

        return new ReportAnswer { Files = files, Diagnostics = diagnostics };
    }

    private async Task<ReportAnswer> WriteOfAllAsync(IReport report, List<StoredRun> runs, ReportsRequest request, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var models = runs.ConvertAll(run => ModelWithTexts(run, request.ReportsFolder, diagnostics, cancel));
        var model = Together(runs, models, diagnostics, cancel);
        var files = report.Write(model);
        var paths = PathsFor(files, request, DeepErrorAnalysis.Mark(runs.Select(run => run.Run.Id)));
        // The page names the files beside it, under the names they got.
        var page = files.Skip(1).Zip(paths.Skip(1)).Aggregate(files[0].Text, (text, file) => text.Replace($"`{Path.GetFileName(file.First.Path)}`", $"`{Path.GetFileName(file.Second)}`", StringComparison.Ordinal));
        for (var i = 0; i < files.Count; i++) await ReplaceAsync(paths[i], i == 0 ? page : files[i].Text, cancel);
        return new ReportAnswer { Files = [.. paths.Select(Shorten)], Summary = report.Summary(model), Diagnostics = diagnostics };
    }

    private ReportModel ModelWithTexts(StoredRun stored, string reportsFolder, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
        => BuildModel(stored, AnalyseWithTexts(stored, diagnostics, cancel), reportsFolder, diagnostics, cancel);

    /// <summary>What a report of several runs is written from: the first run, with the others as its peers.</summary>
    private ReportModel Together(List<StoredRun> runs, List<ReportModel> models, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
        => models[0] with { Peers = models[1..], Comparison = runs.Count > 1 ? RunComparer.Compare(runs.ConvertAll(run => Outcomes(run, diagnostics, cancel)), []) : null };

    // The first file is the page; the others go with it. Runs that are analysed side by side by two processes must not get into each
    // other's files: a page that is there belongs to the runs it is marked with, and other runs write under names of their own.
    private static List<string> PathsFor(IReadOnlyList<ReportFile> files, ReportsRequest request, string mark)
    {
        if (request.Output is { } asked && string.Equals(Path.GetExtension(asked), Path.GetExtension(files[0].Path), StringComparison.OrdinalIgnoreCase) && !Directory.Exists(asked))
        {
            var stem = Path.GetFileNameWithoutExtension(asked);
            var page = Path.GetFileNameWithoutExtension(files[0].Path);
            return [asked, .. files.Skip(1).Select(file => Path.Join(Path.GetDirectoryName(asked), stem == page ? Path.GetFileName(file.Path) : $"{stem}.{Path.GetFileName(file.Path)}"))];
        }

        List<string> paths = [.. files.Select(file => request.Output is { } folder ? Path.Join(folder, Path.GetFileName(file.Path)) : Path.GetFullPath(Path.Join(ResultsFolder, file.Path)))];
        if (IsOurs(paths[0], mark)) return paths;
        var id = mark.Split(' ')[^2];
        return paths.ConvertAll(path => Path.Join(Path.GetDirectoryName(path), $"{Path.GetFileNameWithoutExtension(path)}.{id}{Path.GetExtension(path)}"));
    }

    private static bool IsOurs(string path, string mark)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            // Creating it is the claim: of two processes one gets the name.
            using var claimed = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            claimed.Write(Encoding.UTF8.GetBytes(mark));
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return File.ReadAllText(path).Contains(mark, StringComparison.Ordinal);
        }
    }

    // Readers see the old file or the new one, never half of it.
    private static async Task ReplaceAsync(string path, string text, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)}.tmp";
        await File.WriteAllTextAsync(temporary, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
        File.Move(temporary, path, overwrite: true);
    }

    private async Task<List<StoredRun>> NamedForReportAsync(ImportRequest request, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var runs = new List<StoredRun>();
        foreach (var typed in request.Inputs)
        {
            var isAddress = Catalog.All<IFetcher>().Any(fetcher => fetcher.Claims(new FetchRequest(typed, request.Deployment, null)));
            IEnumerable<StoredRun> found = !Path.Exists(typed) && (!isAddress || _store.FindRun(typed, _ => { }) is RunLookup.Found) ? [Require(typed, diagnostics)] : await RunsOfAsync(typed, request, diagnostics, cancel);
            runs.AddRange(found.Where(run => runs.TrueForAll(other => other.Handle != run.Handle)));
        }

        return runs;
    }
}
