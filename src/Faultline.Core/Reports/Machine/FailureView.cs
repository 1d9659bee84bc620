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

    /// <summary>The dimensions that a judge failed, in the row's order; null for failures that were not judged by dimensions.</summary>
    public required IReadOnlyList<string>? Dimensions { get; init; }

    /// <summary>The row of the source that the failure was read from; null where the source has no rows.</summary>
    public required RowView? Row { get; init; }

    /// <summary>The decisive error in one line; null when nothing says why.</summary>
    public required string? Error { get; init; }

    /// <summary>Id of the cluster of failures with this cause; null when it was not looked for.</summary>
    public required string? Cluster { get; init; }

    /// <summary>Immutable name of what the failure says (docs/clusters.md); null when it was not looked for.</summary>
    public required string? Fingerprint { get; init; }

    public required IReadOnlyList<FactView> Facts { get; init; }

    /// <summary><c>provisional</c>, <c>reviewed</c>, <c>propagated</c> or <c>unlabelled</c>.</summary>
    public required string Status { get; init; }

    public required string? Fault { get; init; }

    public required string? Mechanism { get; init; }

    /// <summary>The kind within the mechanism, e.g. <c>wrong_args</c>; null where it has no kinds.</summary>
    public required string? SubMechanism { get; init; }

    /// <summary>The case that this failure is a consequence of; null when it is a mistake of its own.</summary>
    public required string? Root { get; init; }

    /// <summary><c>rule@version</c> of the provisional label.</summary>
    public required string? Rule { get; init; }

    /// <summary>What the rules said; the same as <see cref="Fault"/> as long as nobody reviewed it.</summary>
    public required string? ProvisionalFault { get; init; }

    /// <summary>Whose verdict counts; null when there is none.</summary>
    public required string? Reviewer { get; init; }

    /// <summary>True when reviewers name different faults and no person has decided.</summary>
    public required bool Disputed { get; init; }

    public required double? Confidence { get; init; }

    public required string? Reason { get; init; }

    /// <summary>What evidence is missing, where the label is INCONCLUSIVE.</summary>
    public required string? Missing { get; init; }

    public required IReadOnlyList<EvidenceView> Evidence { get; init; }

    /// <summary>Rules of the user and known gaps that it meets; null when there are none in the workspace.</summary>
    public IReadOnlyList<PolicyMatch>? Policy { get; init; }

    /// <summary>How rules of the user came to its cluster; null where none moved it.</summary>
    public ClusterMove? ClusterMove { get; init; }

    /// <summary>What is known of it from before: new, recurring or regressed, with runs, labels and actions; null where nobody looked.</summary>
    public Recurrence? Recurrence { get; init; }
}
