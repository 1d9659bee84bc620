namespace Faultline.Reports;

/// <summary>A proposal that rests on findings.</summary>
/// <param name="Text">One sentence or two, plain text.</param>
/// <param name="Failures">Ids of the failures it rests on; empty only where it rests on the run's counts.</param>
public sealed record Recommendation(RecommendationGroup Group, string Text, IReadOnlyList<string> Failures);
