namespace Faultline.Reports.Machine;

/// <summary>What <c>review --json</c> prints.</summary>
public sealed record ReviewView
{
    public required string Run { get; init; }

    /// <summary>True when nothing was asked and the numbers are estimates.</summary>
    public required bool DryRun { get; init; }

    public required IReadOnlyList<ReviewerRunView> Reviewers { get; init; }

    /// <summary>Failures that got their verdict from others of their group.</summary>
    public required int Propagated { get; init; }

    public required ReviewStatusView Status { get; init; }
}
