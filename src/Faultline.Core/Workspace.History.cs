using Faultline.Answers;
using Faultline.History;
using Faultline.Model;
using Faultline.Reports;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Reads the reports below a folder, or one file, and remembers them. A report read before replaces what was read under its path.</summary>
    /// <exception cref="UserError">There is no such file or folder.</exception>
    public HistoryImportAnswer ImportHistory(string path, CancellationToken cancel)
    {
        if (!File.Exists(path) && !Directory.Exists(path)) throw new UserError($"There is no file or folder '{path}'.", "Give a reports folder ({provider}/{model}/...) or one Markdown report.");
        var diagnostics = new List<ImportDiagnostic>();
        var runs = _store.Runs(diagnostics.Add);
        var cases = runs.SelectMany(r => CasesOf(r, failuresOnly: false)).Distinct(StringComparer.Ordinal).ToList();
        cancel.ThrowIfCancellationRequested();
        var reports = EarlierReportTree.Read(path, cases, Shorten, diagnostics.Add).Select(r => WithCasesOfRun(r, runs)).ToList();
        var known = _store.Events<LedgerEvent.ReportRead>(_ => { }).Where(e => e.EngineVersion == EngineVersion).Select(e => (e.Report.File, e.Report.Digest, e.Report.Rows.Count)).ToHashSet();
        _store.Append(reports.Where(r => !known.Contains((r.File, r.Digest, r.Rows.Count))).Select(r => new LedgerEvent.ReportRead { EngineVersion = EngineVersion, Report = r }));
        return new HistoryImportAnswer { Reports = reports, Diagnostics = diagnostics };
    }

    private IEnumerable<string> CasesOf(StoredRun run, bool failuresOnly) => _store.Trials(run, failuresOnly, withTexts: false, _ => { }).Select(t => t.Key.Case);

    // A label for the whole run names no cases; the run's own logs do.
    private EarlierReport WithCasesOfRun(EarlierReport report, IReadOnlyList<StoredRun> runs)
    {
        if (report.RunLabel is not { } all || runs.LastOrDefault(r => PriorReports.IsOf(report, r.Run)) is not { } run) return report;
        var named = report.Rows.Select(r => r.Case).ToHashSet(StringComparer.Ordinal);
        var rest = CasesOf(run, failuresOnly: true).Distinct(StringComparer.Ordinal).Where(c => !named.Contains(c))
            .Select(c => new EarlierRow { Case = c, Check = all.Check, Label = all.Label, Basis = "run_level", Reasoning = all.Reasoning, Line = all.Line });
        return report with { Rows = [.. report.Rows, .. rest] };
    }

    /// <summary>What was imported, and what lies in the reports folder now; of one path the later.</summary>
    private List<EarlierReport> KnownReports(string reportsFolder, IEnumerable<string> cases, Action<ImportDiagnostic> report)
    {
        var byFile = new Dictionary<string, EarlierReport>(StringComparer.Ordinal);
        foreach (var read in _store.Events<LedgerEvent.ReportRead>(_ => { })) byFile[read.Report.File] = read.Report;
        if (Directory.Exists(reportsFolder))
        {
            var runs = _store.Runs(_ => { });
            foreach (var read in EarlierReportTree.Read(reportsFolder, cases, Shorten, report)) byFile[read.File] = WithCasesOfRun(read, runs);
        }

        return [.. byFile.Values.DistinctBy(r => r.Digest, StringComparer.Ordinal).OrderBy(r => r.File, StringComparer.Ordinal)];
    }

    private static List<PriorReport> PriorReportsOf(Run run, IReadOnlyList<(Trial Trial, Analysis Analysis)> failures, IReadOnlyList<EarlierReport> reports)
    {
        var failed = failures.Select(f => f.Trial.Key.Case).ToHashSet(StringComparer.Ordinal);
        return [.. PriorReports.OfModel(reports, run).Select(r => new PriorReport(Shorten(r.File), r.Date,
            [.. r.Rows.Where(row => failed.Contains(row.Case)).Select(row => new PriorMatch(row.Case, row.Line, row.Label))]))];
    }
}
