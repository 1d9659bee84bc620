using System.Globalization;
using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>From the model to the machine contract.</summary>
public static class Views
{
    public static TotalsView Of(Totals totals)
        => new(totals.Planned, totals.Cases, totals.Passed, totals.Failed, totals.Errored, totals.Unfinished, totals.Missing);

    public static RunView Of(Run run, int revision, Totals totals, IReadOnlyDictionary<string, int> checks, IReadOnlyDictionary<string, int> faults, IReadOnlyList<FailureView>? failures, BatchResult? batch = null) => new()
    {
        Id = run.Id,
        Revision = revision,
        Format = run.Format,
        Benchmark = run.Benchmark,
        Provider = run.Provider,
        Model = run.Model,
        Experiment = run.Experiment,
        Date = run.Date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        Status = run.Status,
        Totals = Of(totals),
        Checks = Sorted(checks),
        Faults = Sorted(faults),
        Failures = failures,
        Batch = BatchViews.Of(run, batch),
    };

    /// <param name="error">The decisive error in one line.</param>
    public static FailureView Of(Run run, Trial trial, Analysis analysis, string? error)
    {
        var finding = analysis.Finding;
        return new FailureView
        {
            Id = analysis.Failure,
            Run = run.Id,
            Case = trial.Key.Case,
            Category = trial.Category,
            Check = trial.FirstFailedCheck?.Name,
            FailedChecks = [.. trial.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => c.Name)],
            Error = error,
            Facts = [.. analysis.Facts.Select(f => Of(run, f))],
            Status = finding is null ? "unlabelled" : "provisional",
            Fault = finding?.Fault.Name(),
            Mechanism = finding?.Mechanism,
            Rule = finding is null ? null : string.Create(CultureInfo.InvariantCulture, $"{finding.Rule}@{finding.Version}"),
            Confidence = finding?.Confidence,
            Reason = finding?.Reason,
            Missing = finding?.Missing,
            Evidence = finding is null ? [] : [.. finding.Evidence.Select(e => Of(run, e))],
        };
    }

    public static FactView Of(Run run, Fact fact) => new()
    {
        Kind = fact.Kind,
        Check = fact.Check,
        Code = fact.Code,
        Severity = fact.Severity,
        File = fact.File,
        Line = fact.Line,
        Column = fact.Column,
        Message = fact.Message,
        Subject = fact.Subject,
        Expected = fact.Expected,
        Actual = fact.Actual,
        Evidence = Of(run, fact.Evidence),
    };

    public static EvidenceView Of(Run run, Evidence evidence)
        => new(Openable(run, evidence.Source), evidence.Pointer, evidence.Quote);

    public static ArtifactView Of(Run run, Artifact artifact)
        => new(artifact.Name, Word(artifact.Kind), Openable(run, artifact.At.Source), artifact.At.Pointer, artifact.Text, artifact.Note);

    public static FindingView Of(Finding finding)
        => new($"{finding.Rule}@{finding.Version.ToString(CultureInfo.InvariantCulture)}", finding.Fault.Name(), finding.Mechanism, finding.Confidence, finding.Reason);

    public static DiagnosticView Of(ImportDiagnostic d) => new(d.File, d.Line, d.Severity switch
    {
        DiagnosticSeverity.Info => "info",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(d), d.Severity, "unknown severity"),
    }, d.Message);

    /// <summary>Counts of labels; failures without one are counted nowhere.</summary>
    public static IReadOnlyDictionary<string, int> Faults(IEnumerable<Analysis> analyses)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var finding in analyses.Select(a => a.Finding).OfType<Finding>())
            counts[finding.Fault.Name()] = counts.GetValueOrDefault(finding.Fault.Name()) + 1;
        return counts;
    }

    private static string Word(ArtifactKind kind) => kind switch
    {
        ArtifactKind.Output => "output",
        ArtifactKind.Expected => "expected",
        ArtifactKind.Task => "task",
        ArtifactKind.Grader => "grader",
        ArtifactKind.Log => "log",
        ArtifactKind.GapNote => "gap-note",
        ArtifactKind.Other => "other",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "unknown kind"),
    };

    // A reader of JSON stands in another folder than the one who imported: only a full path opens from there.
    private static string Openable(Run run, string source) => Path.Join(run.Root, source);

    private static SortedDictionary<string, int> Sorted(IReadOnlyDictionary<string, int> counts)
        => new(counts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
