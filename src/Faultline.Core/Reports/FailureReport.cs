using Faultline.Model;

namespace Faultline.Reports;

/// <summary>One failure as reports show it.</summary>
public sealed record FailureReport
{
    /// <summary>The failure's id (<see cref="TrialKey.FailureId"/>).</summary>
    public required string Id { get; init; }

    public required Trial Trial { get; init; }

    public required Analysis Analysis { get; init; }

    public required LabelStatus Status { get; init; }

    /// <summary>The verdict that counts; null when nobody reviewed it.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The label that counts; null when there is neither verdict nor finding.</summary>
    public FailureLabel? Label { get; init; }

    /// <summary>True when reviewers name different faults and no person has decided.</summary>
    public bool IsDisputed { get; init; }

    /// <summary>Why the last review ended without a verdict; null when it did not.</summary>
    public string? FailedReview { get; init; }

    /// <summary>The text that decides why it failed: one line, at most 200 characters; null when the logs give no text at all.</summary>
    public string? OneLineError { get; init; }

    /// <summary>Its place among the clusters of failures; null when it was not looked for.</summary>
    public ClusterMember? Cluster { get; init; }
    /// <summary>What is known of it from before; null when nobody looked.</summary>
    public Recurrence? Recurrence { get; init; }

    /// <summary>The model's lines that the failure is about; null when no source points at any.</summary>
    public CodeSnippet? Model { get; init; }

    /// <summary>The most similar lines of the reference answer; null when there are none.</summary>
    public CodeSnippet? Expected { get; init; }
}
