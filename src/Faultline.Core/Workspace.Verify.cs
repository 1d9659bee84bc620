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
            if (RunOf(report, diagnostics, cancel) is not { } stored)
            {
                diagnostics.Add(new ImportDiagnostic(file, null, DiagnosticSeverity.Error, $"Found no id of a run in '{Folder}'; expected a report of one of its runs. Import the run first, or name its workspace with --workspace."));
                continue;
            }

            verified.Add(Verified(file, report, stored, reportsFolder, diagnostics, cancel));
        }

        return new VerifyAnswer { Reports = verified, Diagnostics = diagnostics };
    }

    private VerifiedReport Verified(string file, string report, StoredRun stored, string reportsFolder, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var failures = AnalyseWithTexts(stored, diagnostics, cancel);
        var model = BuildModel(stored, failures, reportsFolder, diagnostics, cancel);
        // The form it was written in is the one that has most in common with it.
        var expected = Catalog.All<IReport>().SelectMany(r => r.Write(model)).Where(f => f.Path.EndsWith(".md", StringComparison.Ordinal))
            .MaxBy(f => ReportVerifier.Common(report, f.Text))!.Text;
        var logs = new Lazy<LogTexts>(() => new LogTexts(failures.Select(f => f.Trial)));
        var known = new Lazy<HashSet<string>>(() => KnownIds(diagnostics, cancel));
        var problems = ReportVerifier.Check(report, new ReportTruth
        {
            Text = expected,
            IsKnownId = id => known.Value.Contains(id),
            IsInLogs = words => logs.Value.Contain(words),
        });
        return new VerifiedReport(Shorten(file), stored.Run.Id, report.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Length, problems);
    }

    // A report names its run. Where that very id was changed by hand, the run is the one that most failures are of.
    private StoredRun? RunOf(string report, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var runs = Latest(diagnostics);
        // The longest id wins: one may be the beginning of another.
        if (runs.Where(r => report.Contains(r.Run.Id, StringComparison.Ordinal)).MaxBy(r => r.Run.Id.Length) is { } named) return named;
        var counted = runs.Select(r => (Run: r, Named: Analyse(r, diagnostics, cancel).Count(f => report.Contains(f.Analysis.Failure, StringComparison.Ordinal)))).ToList();
        return counted.Where(c => c.Named > 0).OrderByDescending(c => c.Named).FirstOrDefault().Run;
    }

    private HashSet<string> KnownIds(List<ImportDiagnostic> diagnostics, CancellationToken cancel)
        => [.. Latest(diagnostics).SelectMany(run => Analyse(run, diagnostics, cancel)).Select(f => f.Analysis.Failure)];

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
