namespace Faultline.Model;

/// <summary>One test of a batch, with every attempt at it.</summary>
public sealed record BatchTest
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    /// <summary>The summary's last word on it: <c>pass</c>, <c>fail</c>, <c>error</c>, <c>unknown</c> ...; null when it has no row.</summary>
    public required string? Reported { get; init; }

    /// <summary><c>pass</c> when any attempt passed, <c>fail</c> when a valid judgement failed one, otherwise <c>unknown</c>.</summary>
    public required string Corrected { get; init; }

    /// <summary>Why the final row is what it is: <c>pass</c>, <c>framework_bug</c>, <c>environment</c>, <c>judge_failure</c>, <c>no_attempt</c>, <c>model_failure</c>; null when nothing says.</summary>
    public required string? Category { get; init; }

    /// <summary>A short id of what brought it about, e.g. <c>resume_corruption</c>; null for a pass and for a plain failure of the model.</summary>
    public required string? Cause { get; init; }

    /// <summary>Tests with the same signature have the same cause; null when the cause has none.</summary>
    public string? Signature { get; init; }

    /// <summary>One sentence: what was seen and why that points there; null for a pass.</summary>
    public string? Reason { get; init; }

    /// <summary>As in <see cref="Finding.Confidence"/>; null for a pass.</summary>
    public double? Confidence { get; init; }

    /// <summary>True when some attempt passed and the final row does not say so.</summary>
    public required bool HiddenPass { get; init; }

    /// <summary>By session and attempt.</summary>
    public required IReadOnlyList<BatchAttempt> Attempts { get; init; }

    /// <summary>The row, what explains it, and the pass that it hides.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The final row, where there is one.</summary>
    public BatchRow? Row { get; init; }

    /// <summary>The failure's id of the attempt that the final row tells of; null for a pass.</summary>
    public string? Failure { get; init; }
}
