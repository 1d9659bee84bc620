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

    /// <summary><c>provisional</c>, <c>reviewed</c>, <c>propagated</c> or <c>unlabelled</c>.</summary>
    public required string Status { get; init; }

    public required string? Fault { get; init; }

    public required string? Mechanism { get; init; }

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
}
