namespace Faultline.Reports.Machine;

/// <summary>How many failures of a run stand where; they add up to all its failures.</summary>
/// <param name="Reviewed">Read by a reviewer, with cited evidence.</param>
/// <param name="Propagated">Covered by the agreeing verdicts of like failures.</param>
/// <param name="Provisional">Labelled by a rule only.</param>
/// <param name="Open">Without any label.</param>
/// <param name="Disputed">Of those reviewed: reviewers name different faults.</param>
/// <param name="FailedReviews">Of all: the last review ended without a verdict.</param>
public sealed record ReviewStatusView(int Failures, int Reviewed, int Propagated, int Provisional, int Open, int Disputed, int FailedReviews);
