using System.Globalization;
using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>From the model to the machine contract.</summary>
public static class Views
{
    public static TotalsView Of(Totals totals)
        => new(totals.Planned, totals.Cases, totals.Passed, totals.Failed, totals.Errored, totals.Unfinished, totals.Missing);

    public static RunView Of(Run run, int revision, Totals totals, IReadOnlyDictionary<string, int> checks, IReadOnlyDictionary<string, int> faults, ReviewStatusView? review, IReadOnlyList<FailureView>? failures, BatchResult? batch = null) => new()
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
        Review = review,
        Failures = failures,
        Batch = BatchViews.Of(run, batch),
    };

    /// <param name="error">The decisive error in one line.</param>
    /// <param name="member">Its place among the clusters; null when it was not looked for.</param>
    /// <param name="standing">What reviewers said; null when nobody did.</param>
    public static FailureView Of(Run run, Trial trial, Analysis analysis, string? error, ClusterMember? member = null, ReviewStanding? standing = null)
    {
        var (finding, label) = (analysis.Finding, FailureLabel.Of(analysis, standing?.Verdict));
        List<string> failed = [.. trial.Checks.Where(c => c.Outcome == CheckOutcome.Failed).Select(c => c.Name)];
        return new FailureView
        {
            Id = analysis.Failure,
            Run = run.Id,
            Case = trial.Key.Case,
            Category = trial.Category,
            Check = trial.FirstFailedCheck?.Name,
            FailedChecks = failed,
            Dimensions = run.Mode is null ? null : failed,
            Row = trial.Row is { } row ? new RowView(Openable(run, row.File), row.Line, row.Offset) : null,
            Error = error,
            Cluster = member?.Cluster,
            ClusterMove = member?.Move,
            Fingerprint = member?.Fingerprint,
            Facts = [.. analysis.Facts.Select(f => Of(run, f))],
            Status = Status(analysis, standing?.Verdict),
            Fault = label?.Fault.Name(),
            Mechanism = label?.Mechanism,
            SubMechanism = label?.SubMechanism,
            Root = label?.Root,
            Rule = finding is null ? null : string.Create(CultureInfo.InvariantCulture, $"{finding.Rule}@{finding.Version}"),
            ProvisionalFault = finding?.Fault.Name(),
            Reviewer = standing?.Verdict?.Reviewer,
            Disputed = standing?.IsDisputed == true,
            Confidence = label?.Confidence,
            Reason = label?.Reason,
            Missing = label?.Missing,
            Policy = analysis.Policy,
            Evidence = label is null ? [] : [.. label.Evidence.Select(e => Of(run, e))],
        };
    }

    /// <param name="impact">Its weight in the queue; null when there is no queue.</param>
    public static FailureVerdictsView Of(string @case, Analysis analysis, ReviewStanding standing, double? impact) => new()
    {
        Failure = analysis.Failure,
        Case = @case,
        Status = Status(analysis, standing.Verdict),
        Fault = (standing.Verdict?.Fault ?? analysis.Finding?.Fault)?.Name(),
        Mechanism = standing.Verdict?.Mechanism ?? analysis.Finding?.Mechanism,
        Disputed = standing.IsDisputed,
        Impact = impact,
        Votes = [.. standing.Votes.Select(Of)],
        FailedReview = standing.Failed?.Reason,
    };

    public static VerdictView Of(Verdict verdict) => new()
    {
        Reviewer = verdict.Reviewer,
        Fault = verdict.Fault.Name(),
        Mechanism = verdict.Mechanism,
        SubMechanism = verdict.SubMechanism,
        Root = verdict.Root,
        Reasoning = verdict.Reasoning,
        Confidence = verdict.Confidence,
        Evidence = [.. verdict.Evidence.Select(e => new EvidenceView(e.Source, e.Pointer, e.Quote))],
        Discriminators = verdict.Discriminators,
        Missing = verdict.Missing,
        CounterArgument = verdict.CounterArgument,
        Rubric = verdict.Rubric,
        Packet = verdict.Packet,
        RefusedQuotes = verdict.RefusedQuotes,
        CostUsd = verdict.Usage?.CostUsd,
        PropagatedFrom = verdict.PropagatedFrom,
    };

    /// <summary><c>reviewed</c>, <c>propagated</c>, <c>provisional</c> or <c>unlabelled</c>.</summary>
    public static string Status(Analysis analysis, Verdict? verdict)
        => verdict is not null ? verdict.IsPropagated ? "propagated" : "reviewed" : analysis.Finding is null ? "unlabelled" : "provisional";

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
        => new(artifact.Name, artifact.Kind.Name(), Openable(run, artifact.At.Source), artifact.At.Pointer, artifact.Text, artifact.Note);

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
    public static IReadOnlyDictionary<string, int> Faults(IEnumerable<Fault?> labels)
        => labels.OfType<Fault>().CountBy(fault => fault.Name(), StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    // A reader of JSON stands in another folder than the one who imported: only a full path opens from there.
    private static string Openable(Run run, string source)
        => source.StartsWith("../", StringComparison.Ordinal) ? Path.GetFullPath(Path.Join(run.Root, source)) : Path.Join(run.Root, source);

    private static SortedDictionary<string, int> Sorted(IReadOnlyDictionary<string, int> counts)
        => new(counts.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
