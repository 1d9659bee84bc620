namespace Faultline.Reports.Machine;

/// <summary>What reviewers said about one failure.</summary>
public sealed record FailureVerdictsView
{
    public required string Failure { get; init; }

    public required string Case { get; init; }

    /// <summary><c>reviewed</c>, <c>propagated</c>, <c>provisional</c> or <c>unlabelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The label that counts: of the verdict, else of the rules.</summary>
    public required string? Fault { get; init; }

    public required string? Mechanism { get; init; }

    public required bool Disputed { get; init; }

    /// <summary>Size of the bucket times uncertainty; the order of the queue. Null elsewhere.</summary>
    public required double? Impact { get; init; }

    public required IReadOnlyList<VerdictView> Votes { get; init; }

    /// <summary>Why the last review failed; null when it did not.</summary>
    public required string? FailedReview { get; init; }
}
