namespace Faultline.Reports;

/// <summary>The four groups in which a report proposes.</summary>
public enum RecommendationGroup
{
    EvalImprovements = 0,
    LintConfigAndInfrastructure = 1,
    ModelSpecificNotes = 2,
    NoActionNeeded = 3,
}
