namespace Faultline.Model;

/// <summary>One attempt at a test.</summary>
public sealed record BatchAttempt
{
    /// <summary>Index of the session.</summary>
    public required int Session { get; init; }

    /// <summary>From 1 inside the session.</summary>
    public required int Attempt { get; init; }

    public required DateTimeOffset? Start { get; init; }

    public required DateTimeOffset? End { get; init; }

    public required int? ExitCode { get; init; }

    /// <summary>As the attempt printed it; null when it printed none. A resumed attempt repeats what earlier ones had spent.</summary>
    public required decimal? Cost { get; init; }

    /// <summary>What it added to the bill; null when nothing says.</summary>
    public required decimal? Spend { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>Why it ended so, in the words of <see cref="BatchTest.Category"/>; null when nothing says.</summary>
    public required string? Category { get; init; }

    public required string? Cause { get; init; }

    /// <summary>Where start, end, cost and result were read.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The failure's id (<see cref="TrialKey.FailureId"/>); null for an attempt that did not fail.</summary>
    public string? Failure { get; init; }
}
