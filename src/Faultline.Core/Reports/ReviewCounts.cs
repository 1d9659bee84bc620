namespace Faultline.Reports;

/// <summary>How many listed failures stand where; the first four add up to all of them.</summary>
/// <param name="Reviewed">Read by a reviewer.</param>
/// <param name="Propagated">Covered by the agreeing verdicts of like failures.</param>
/// <param name="Provisional">Labelled by a rule only.</param>
/// <param name="Open">Without any label.</param>
/// <param name="Disputed">Of the reviewed: reviewers name different faults.</param>
/// <param name="FailedReviews">The last review ended without a verdict.</param>
public sealed record ReviewCounts(int Reviewed, int Propagated, int Provisional, int Open, int Disputed, int FailedReviews)
{
    internal static ReviewCounts Of(IReadOnlyList<FailureReport> failures) => new(
        failures.Count(f => f.Status == LabelStatus.Reviewed), failures.Count(f => f.Status == LabelStatus.Propagated), failures.Count(f => f.Status == LabelStatus.Provisional),
        failures.Count(f => f.Status == LabelStatus.Unlabelled), failures.Count(f => f.IsDisputed), failures.Count(f => f.FailedReview is not null));
}
