using System.Globalization;
using Faultline.Model;

namespace Faultline.Reports;

/// <summary>The label of a failure that counts: of its verdict where there is one, else of its finding.</summary>
public sealed record FailureLabel
{
    public required Fault Fault { get; init; }

    public required string Mechanism { get; init; }

    /// <summary>The kind within the mechanism; null where it has no kinds.</summary>
    public string? SubMechanism { get; init; }

    /// <summary>The case that this failure is a consequence of; null when it is a mistake of its own.</summary>
    public string? Root { get; init; }

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
                SubMechanism = verdict.SubMechanism,
                Root = verdict.Root,
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
            SubMechanism = finding.SubMechanism,
            Root = finding.Root,
            Reason = finding.Reason,
            Missing = finding.Missing,
            Confidence = finding.Confidence,
            By = string.Create(CultureInfo.InvariantCulture, $"{finding.Rule}@{finding.Version}"),
            Evidence = finding.Evidence,
        };
    }
}
