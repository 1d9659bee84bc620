namespace Faultline.Policy.Gaps;

/// <summary>One run in which a gap's case was tried.</summary>
/// <param name="Matches">Failures of the run that the gap explains.</param>
/// <param name="CasePasses">True when every trial of its case passed.</param>
public sealed record GapSighting(string Run, int Matches, bool CasePasses);
