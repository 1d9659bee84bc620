namespace Faultline.Reports.Machine;

/// <summary>How a rule fared against verdicts. Propagated verdicts and verdicts of the same failure by several reviewers count once, or not at all.</summary>
/// <param name="Labels">Failures that carry this rule's label.</param>
/// <param name="Reviewed">Of those: with a verdict of a reviewer who read the failure.</param>
/// <param name="Agreed">Of those: with the same fault.</param>
/// <param name="Precision">Share that agreed, with its interval; null when none was reviewed.</param>
/// <param name="MeanConfidence">What the rule itself expects, over the reviewed; null when none was.</param>
public sealed record RuleStatView(string Rule, int Version, int Labels, int Reviewed, int Agreed, EstimateView? Precision, double? MeanConfidence);
