namespace Faultline.Reports.Verification;

/// <summary>What a report is checked against.</summary>
public sealed record ReportTruth
{
    /// <summary>The text that the report would have if it were written now, without anybody's edits.</summary>
    public required string Text { get; init; }

    /// <summary>True when the id is one of a failure, a cluster or an action of the workspace.</summary>
    public required Func<string, bool> IsKnownId { get; init; }

    /// <summary>True when the words stand, white space aside, in a text of one of the run's failures.</summary>
    public required Func<string, bool> IsInLogs { get; init; }
}
