namespace Faultline.Reports.Machine;

/// <summary>One attempt at a test.</summary>
public sealed record BatchAttemptView
{
    public required int Session { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string? Start { get; init; }

    /// <summary>ISO 8601, UTC; null for an attempt that was killed.</summary>
    public required string? End { get; init; }

    public required int? ExitCode { get; init; }

    /// <summary>As the attempt printed it.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>What it added to the bill; a resumed attempt prints again what was spent before.</summary>
    public required decimal? Spend { get; init; }

    /// <summary><c>passed</c>, <c>failed</c>, <c>errored</c> or <c>unfinished</c>.</summary>
    public required string Outcome { get; init; }

    public required string? Category { get; init; }

    public required string? Cause { get; init; }

    /// <summary>Where this was read.</summary>
    public required IReadOnlyList<EvidenceView> Evidence { get; init; }
}
