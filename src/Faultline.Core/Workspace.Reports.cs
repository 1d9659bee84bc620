using System.Text;
using Faultline.Answers;
using Faultline.Model;
using Faultline.Reports;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Writes the report of a run. A file that is there already is replaced only by this run's own report.</summary>
    /// <exception cref="UserError">No such run or report format.</exception>
    public async Task<ReportAnswer> WriteReportAsync(ReportRequest request, CancellationToken cancel)
    {
        var reports = Catalog.All<IReport>();
        var report = reports.FirstOrDefault(r => r.Id == request.Format)
            ?? throw new UserError($"There is no report '{request.Format}'.", $"Use one of: {string.Join(", ", reports.Select(r => r.Id))}.");
        var diagnostics = new List<ImportDiagnostic>();
        var stored = Require(request.Run, diagnostics);
        var failures = AnalyseWithTexts(stored, diagnostics, cancel);
        var model = BuildModel(stored, failures, request.ReportsFolder, diagnostics.Count(d => d.Severity != DiagnosticSeverity.Info));
        var files = new List<string>();
        foreach (var file in report.Write(model))
        {
            var path = FreePath(Path.Join(request.Target, file.Path), stored.Run.Id);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, file.Text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancel);
            files.Add(Shorten(path));
        }

        return new ReportAnswer { Files = files, Diagnostics = diagnostics };
    }

    // Two runs of one model on one day may share the first eight letters of their ids; neither report replaces the other.
    private static string FreePath(string path, string runId)
    {
        if (!File.Exists(path) || File.ReadAllText(path).Contains(runId, StringComparison.Ordinal)) return path;
        var safe = string.Concat(runId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        return Path.Join(Path.GetDirectoryName(path), $"{safe}_{Path.GetFileName(path)}");
    }
}
