using Faultline.Model;

namespace Faultline.Batches;

/// <summary>From a provisional label to the words of a batch: what kind of failure it is, and its short cause.</summary>
internal static class BatchCategory
{
    public const string Pass = "pass";
    public const string FrameworkBug = "framework_bug";
    public const string Environment = "environment";
    public const string JudgeFailure = "judge_failure";
    public const string NoAttempt = "no_attempt";
    public const string ModelFailure = "model_failure";

    /// <summary>The strongest finding that has a place among the categories; null when none has.</summary>
    public static (Finding Finding, string Category, string? Cause)? Of(Analysis? analysis)
    {
        if (analysis is null) return null;
        foreach (var finding in analysis.Finding is { } first ? analysis.Others.Prepend(first) : analysis.Others)
            if (CategoryOf(finding) is { } category) return (finding, category, finding.Cause ?? (category == ModelFailure ? null : finding.Mechanism));
        return null;
    }

    private static string? CategoryOf(Finding finding) => (finding.Fault, finding.Mechanism) switch
    {
        (_, "no_attempt") => NoAttempt,
        (Fault.ModelFault, _) => ModelFailure,
        (Fault.GraderFault, _) => JudgeFailure,
        (Fault.HarnessFault, "resume_corruption" or "harness_exception") => FrameworkBug,
        (Fault.HarnessFault, _) => Environment,
        // Stopped without a word: the machine or whoever used it, until something says otherwise.
        (_, "no_report") => Environment,
        _ => null,
    };
}
