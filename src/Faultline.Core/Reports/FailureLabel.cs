using System.Globalization;
using Faultline.Model;

namespace Faultline.Reports;

/// <summary>The label of a failure that counts: of its verdict where there is one, else of its finding.</summary>
public sealed record FailureLabel
{
    public required Fault Fault { get; init; }

    public required string Mechanism { get; init; }

    public required string Reason { get; init; }

    /// <summary>What evidence is missing.</summary>
    public string? Missing { get; init; }

    public double? Confidence { get; init; }

    /// <summary>Who or what gave it: a reviewer, or <c>rule@version</c>.</summary>
    public required string By { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    internal static FailureLabel? Of(Analysis analysis, Verdict? verdict)
    {
        if (verdict is not null)
        {
            return new FailureLabel
            {
                Fault = verdict.Fault,
                Mechanism = verdict.Mechanism,
                Reason = verdict.Reasoning,
                Missing = verdict.Missing is { } missing ? string.Join("; ", missing) : null,
                Confidence = verdict.Confidence,
                By = verdict.Reviewer,
                Evidence = verdict.Evidence,
            };
        }

        return analysis.Finding is not { } finding ? null : new FailureLabel
        {
            Fault = finding.Fault,
            Mechanism = finding.Mechanism,
            Reason = finding.Reason,
            Missing = finding.Missing,
            Confidence = finding.Confidence,
            By = string.Create(CultureInfo.InvariantCulture, $"{finding.Rule}@{finding.Version}"),
            Evidence = finding.Evidence,
        };
    }
}
