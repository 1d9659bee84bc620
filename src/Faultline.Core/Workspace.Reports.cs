using System.Text;
using Faultline.Answers;
using Faultline.Model;
using Faultline.Reports;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>
    /// Writes the report of a run. A file that is there already is replaced only by this run's own report; a report of several files
    /// is written as a whole or not at all.
    /// </summary>
    /// <exception cref="UserError">No such run or report format.</exception>
    public async Task<ReportAnswer> WriteReportAsync(ReportRequest request, CancellationToken cancel)
    {
        var reports = Catalog.All<IReport>();
        var report = reports.FirstOrDefault(r => r.Id == request.Format)
            ?? throw new UserError($"There is no report '{request.Format}'.", $"Use one of: {string.Join(", ", reports.Select(r => r.Id))}.");
        var diagnostics = new List<ImportDiagnostic>();
        var stored = Require(request.Run, diagnostics);
        var failures = AnalyseWithTexts(stored, diagnostics, cancel);
        var model = BuildModel(stored, failures, request.ReportsFolder, diagnostics, cancel);
        var written = report.Write(model, new ReportOptions(request.By == "cluster"));
        var files = report.Folder is { } folder
            ? await WriteFolderAsync(folder, written, model, request, cancel)
            : await WriteFilesAsync(written, model.Run.Id, request.Target, cancel);
        return new ReportAnswer { Files = [.. files.Select(Shorten)], Diagnostics = diagnostics };
    }

    // Where a folder was asked for, the report's folder lies in it; in the reports tree it lies where the run's page would.
    private static Task<IReadOnlyList<string>> WriteFolderAsync(string folder, IReadOnlyList<ReportFile> files, ReportModel model, ReportRequest request, CancellationToken cancel)
    {
        var parent = request.Target == request.ReportsFolder ? Path.Join(request.Target, ReportPath.FolderFor(model)) : request.Target;
        return OutputFolder.WriteAsync(parent, folder, model.Run.Id, [.. files.Select(file => (file.Path, file.Text, file.Executable))], cancel);
    }

    private static async Task<IReadOnlyList<string>> WriteFilesAsync(IReadOnlyList<ReportFile> written, string runId, string target, CancellationToken cancel)
    {
        var files = new List<string>();
        foreach (var file in written)
        {
            var path = FreePath(Path.Join(target, file.Path), runId);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
            files.Add(path);
        }

        return files;
    }

    // Two runs of one model on one day may share the first eight letters of their ids; neither report replaces the other.
    private static string FreePath(string path, string runId)
    {
        if (!File.Exists(path) || File.ReadAllText(path).Contains(runId, StringComparison.Ordinal)) return path;
        var safe = string.Concat(runId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return Path.Join(Path.GetDirectoryName(path), $"{safe}_{Path.GetFileName(path)}");
    }
}
