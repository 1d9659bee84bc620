using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>One failure in <c>triage --json</c>, <c>failures --json</c> and <c>show --json</c>.</summary>
public sealed record FailureView
{
    public required string Id { get; init; }

    public required string Run { get; init; }

    public required string Case { get; init; }

    public required string? Category { get; init; }

    /// <summary>The first check that failed; null when the trial ended before any.</summary>
    public required string? Check { get; init; }

    /// <summary>All checks that failed, in the harness's order.</summary>
    public required IReadOnlyList<string> FailedChecks { get; init; }

    /// <summary>The decisive error in one line; null when nothing says why.</summary>
    public required string? Error { get; init; }

    public required IReadOnlyList<FactView> Facts { get; init; }

    /// <summary><c>provisional</c>, <c>reviewed</c> or <c>unlabelled</c>.</summary>
    public required string Status { get; init; }

    public required string? Fault { get; init; }

    public required string? Mechanism { get; init; }

    /// <summary><c>rule@version</c> of the label.</summary>
    public required string? Rule { get; init; }

    public required double? Confidence { get; init; }

    public required string? Reason { get; init; }

    /// <summary>What evidence is missing, where the label is INCONCLUSIVE.</summary>
    public required string? Missing { get; init; }

    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>Rules of the user and known gaps that it meets; null when there are none in the workspace.</summary>
    public IReadOnlyList<PolicyMatch>? Policy { get; init; }

    /// <summary>What is known of it from before: new, recurring or regressed, with runs, labels and actions; null where nobody looked.</summary>
    public Recurrence? Recurrence { get; init; }
}
