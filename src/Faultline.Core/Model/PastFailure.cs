namespace Faultline.Model;

/// <summary>A failure reduced to what recurrence needs of it.</summary>
/// <param name="Failure">Its id.</param>
/// <param name="RunModel">The model of its run.</param>
/// <param name="Check">The first check that failed; null when the trial ended before any.</param>
/// <param name="Cause">Equal for failures with one cause; null when nothing says what it is.</param>
/// <param name="Errors">Keys of all its errors: two failures of one case and step that share one are the same.</param>
/// <param name="Fault">Its provisional label, where it has one.</param>
public sealed record PastFailure(string Failure, string Run, string? RunModel, DateTimeOffset? Date, string Case, string? Check, string? Cause, IReadOnlyList<string> Errors, Fault? Fault)
{
    /// <summary>What reviewers said of it, the last of each; empty when nobody did.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>The fault of the verdict that counts; null when there is none.</summary>
    public Fault? Reviewed { get; init; }

    /// <summary>The verdict's fault, otherwise that of the rules.</summary>
    public Fault? Blamed => Reviewed ?? Fault;

    /// <summary>The cause in words; null when nothing says what it is.</summary>
    public string? Says { get; init; }
}
