using Faultline.Answers;
using Faultline.Model;
using Faultline.Reports;
using Faultline.Reports.Verification;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>Looks up every id, count, label and quote of Markdown reports about runs of the workspace.</summary>
    public VerifyAnswer Verify(IReadOnlyList<string> files, string reportsFolder, CancellationToken cancel)
    {
        var diagnostics = new List<ImportDiagnostic>();
        var verified = new List<VerifiedReport>();
        foreach (var file in files)
        {
            if (ReadReport(file, diagnostics) is not { } report) continue;
            var runs = RunsOf(report, diagnostics, cancel);
            if (runs.Count > 0) verified.Add(Verified(file, report, runs, reportsFolder, diagnostics, cancel));
            else diagnostics.Add(new ImportDiagnostic(file, null, DiagnosticSeverity.Error, $"Found no id of a run in '{Folder}'; expected a report of one of its runs. Import the run first, or name its workspace with --workspace."));
        }

        return new VerifyAnswer { Reports = verified, Diagnostics = diagnostics };
    }

    private VerifiedReport Verified(string file, string report, List<StoredRun> runs, string reportsFolder, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var models = runs.ConvertAll(run => ModelWithTexts(run, reportsFolder, diagnostics, cancel));
        var together = Together(runs, models, diagnostics, cancel);
        // The form it was written in is the one that has most in common with it; a report of one run may name others.
        var expected = Catalog.All<IReport>().SelectMany(r => r.Write(models[0]).Concat(r.TakesSeveralRuns && runs.Count > 1 ? r.Write(together) : []))
            .Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal))
            .MaxBy(f => ReportVerifier.Common(report, f.Text))!.Text;
        var logs = new Lazy<LogTexts>(() => new LogTexts(models.SelectMany(m => m.Failures).Select(f => f.Trial)));
        var known = new Lazy<HashSet<string>>(() => KnownIds(diagnostics, cancel));
        var problems = ReportVerifier.Check(report, new ReportTruth
        {
            Text = expected,
            IsKnownId = id => known.Value.Contains(id),
            IsInLogs = words => logs.Value.Contain(words),
        });
        var about = runs.Where(r => expected.Contains(r.Run.Id, StringComparison.Ordinal)).Select(r => r.Run.Id).DefaultIfEmpty(runs[0].Run.Id);
        return new VerifiedReport(Shorten(file), string.Join(", ", about), report.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Length, problems);
    }

    // A report names its runs, its own first. Where that very id was changed by hand, the run is the one that most failures are of.
    private List<StoredRun> RunsOf(string report, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var runs = Latest(diagnostics);
        // Of ids of which one begins with the other the longer is meant.
        var named = runs.Select(r => (Run: r, At: report.IndexOf(r.Run.Id, StringComparison.Ordinal))).Where(r => r.At >= 0)
            .GroupBy(r => r.At).Select(g => g.MaxBy(r => r.Run.Run.Id.Length)).OrderBy(r => r.At).Select(r => r.Run).ToList();
        if (named.Count > 0) return named;
        var counted = AnalyseAll(runs, diagnostics, cancel).Select(r => (r.Run, Named: r.Failures.Count(f => report.Contains(f.Analysis.Failure, StringComparison.Ordinal)))).ToList();
        return [.. counted.Where(c => c.Named > 0).OrderByDescending(c => c.Named).Take(1).Select(c => c.Run)];
    }

    private HashSet<string> KnownIds(List<ImportDiagnostic> diagnostics, CancellationToken cancel)
        =>
        [
            .. AnalyseAll(Latest(diagnostics), diagnostics, cancel).SelectMany(r => r.Failures).Select(f => f.Analysis.Failure),
            .. ListClusters([], frozen: true, cancel).Clusters.SelectMany(c => c.Aliases.Append(c.Id)),
        ];

    private static string? ReadReport(string file, List<ImportDiagnostic> diagnostics)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(new ImportDiagnostic(file, null, DiagnosticSeverity.Error, $"The report cannot be read: {e.Message}"));
            return null;
        }
    }
}
