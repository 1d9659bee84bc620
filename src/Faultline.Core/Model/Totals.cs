namespace Faultline.Model;

/// <summary>
/// Exact counts of a run. <c>Cases = Passed + Failed + Errored + Unfinished</c> always holds where all are known;
/// <c>Missing</c> are planned cases of which no trial exists, and is null when no source lists the planned cases.
/// </summary>
public sealed record Totals
{
    public int? Planned { get; init; }

    public int? Cases { get; init; }

    public int? Passed { get; init; }

    public required int Failed { get; init; }

    public int? Errored { get; init; }

    public int? Unfinished { get; init; }

    public int? Missing { get; init; }
}
