namespace Faultline.Model;

/// <summary>One test of a batch, with every attempt at it.</summary>
public sealed record BatchTest
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The summary's last word on it; null when it has no row.</summary>
    public required string? Reported { get; init; }

    /// <summary><c>pass</c> when any attempt passed, <c>fail</c> when a valid judgement failed one, otherwise <c>unknown</c>.</summary>
    public required string Corrected { get; init; }

    /// <summary>Why the final row is what it is: one of <c>pass</c>, <c>framework_bug</c>, <c>environment</c>, <c>judge_failure</c>, <c>no_attempt</c>, <c>model_failure</c>; null when nothing says.</summary>
    public required string? Category { get; init; }

    /// <summary>A short id of what brought it about; null for a pass.</summary>
    public required string? Cause { get; init; }

    /// <summary>True when some attempt passed and the final row does not say so.</summary>
    public required bool HiddenPass { get; init; }

    public required IReadOnlyList<BatchAttempt> Attempts { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The final row, where there is one.</summary>
    public BatchRow? Row { get; init; }
}
