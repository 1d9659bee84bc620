using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>Going on from a checkpoint, the harness could not read its own earlier results.</summary>
public sealed class ResumeCorruption : IRule
{
    // Exceptions that the shape of stored data brings about; anything else may happen in a fresh attempt too.
    private static readonly HashSet<string> OfData = new(StringComparer.Ordinal)
    {
        "ValidationError", "KeyError", "TypeError", "AttributeError", "JSONDecodeError", "ValueError", "UnicodeDecodeError", "EOFError",
    };

    public RuleInfo Info { get; } = new()
    {
        Id = "resume-corruption",
        Version = 1,
        Title = "The harness failed over its own earlier results",
        Shows = "The attempt went on from a checkpoint, no agent ran in it, and the sub-tests ended with an exception about the shape of data.",
        Why = "The model was not asked in this attempt; what an earlier attempt found is still on disk. Abstains when an agent ran and was judged in this attempt, and for attempts that began afresh.",
        Example = "ValidationError: 1 validation error for RunResult, criteria_scores: Input should be a valid dictionary",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.FirstOf("resume") is not { } resume || context.Tested.Any()) return null;
        var errors = context.HarnessExceptions.Where(f => f.Code is { } code && OfData.Contains(code)).ToList();
        if (errors.Count == 0 || context.Facts.Any(f => f.Kind == "judge-exception" && f.Code != "NoValidJudgement")) return null;
        return Info.Finding(Fault.HarnessFault, "resume_corruption", 0.97,
            $"Resuming, the harness raised {errors[0].Code} over what an earlier attempt had stored ({errors.Count} {(errors.Count == 1 ? "sub-test" : "sub-tests")}); the model was not asked again.",
            AgentRunQuestions.Some(4, [errors[0].Evidence, resume.Evidence, context.CostLine])) with
        {
            Cause = "resume_corruption",
            Signature = errors[0].Signature,
        };
    }
}
