namespace Faultline.Reports.Machine;

/// <summary>One test of a batch.</summary>
public sealed record BatchTestView
{
    public required string Id { get; init; }

    public required string? Name { get; init; }

    /// <summary>The summary's last word: <c>pass</c>, <c>fail</c>, <c>error</c>, <c>unknown</c>; null without a row.</summary>
    public required string? Reported { get; init; }

    /// <summary><c>pass</c>, <c>fail</c> or <c>unknown</c>.</summary>
    public required string Corrected { get; init; }

    /// <summary>Why the final row is what it is: <c>pass</c>, <c>framework_bug</c>, <c>environment</c>, <c>judge_failure</c>, <c>no_attempt</c>, <c>model_failure</c>; null when nothing says.</summary>
    public required string? Category { get; init; }

    /// <summary>A short id such as <c>resume_corruption</c>; null for a pass and for a plain failure of the model.</summary>
    public required string? Cause { get; init; }

    public required string? Signature { get; init; }

    /// <summary>One sentence; provisional, made by a rule.</summary>
    public required string? Reason { get; init; }

    public required double? Confidence { get; init; }

    /// <summary>True when some session passed it and the final row does not say so.</summary>
    public required bool HiddenPass { get; init; }

    public required IReadOnlyList<BatchAttemptView> Attempts { get; init; }

    public required IReadOnlyList<EvidenceView> Evidence { get; init; }
}
