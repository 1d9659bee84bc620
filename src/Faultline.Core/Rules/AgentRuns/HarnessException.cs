using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The harness's own code raised, and nothing was judged.</summary>
public sealed class HarnessException : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "harness-exception",
        Version = 1,
        Title = "The harness's own code failed",
        Shows = "An exception in the harness ended the experiment or its sub-tests, and no run was judged.",
        Why = "The model's work was not looked at. Abstains when a run was judged, when the exception names a resource of the machine (environment-broken), a rate limit, "
            + "or the judge, and when stored results of an earlier attempt brought it about (resume-corruption).",
        Example = "AttributeError: 'TierConfig' object has no attribute 'language'",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Tested.Any() || context.FirstOf("start-error") is not null || context.FirstOf("signal") is not null) return null;
        var errors = context.HarnessExceptions.ToList();
        if (errors.Count == 0 || errors.Any(MachineResource.IsNamedBy) || context.FirstOf("rate-limit") is not null) return null;
        if (context.Facts.Any(f => f.Kind == "judge-exception") && errors.All(e => e.Expected is "other")) return null;
        if (new ResumeCorruption().Check(context) is not null) return null;
        // A record that only calls itself an error explains a failure less than an exception with its place does.
        var error = errors.FirstOrDefault(e => e.Expected is not ("other" or "tier")) ?? errors[0];
        var cause = error.Message.Contains("a branch named", StringComparison.Ordinal) || error.Message.Contains("worktree", StringComparison.OrdinalIgnoreCase) ? "worktree_collision"
            : error.Expected is "worker" || error.Subject is not null ? "worker_exception" : "harness_exception";
        var where = error.File is { } file ? $" in {file}" : "";
        return Info.Finding(Fault.HarnessFault, "harness_exception", error.File is null && error.Code is null ? 0.8 : 0.96,
            $"The harness raised {error.Code ?? "an error"}{where} and nothing was judged.", AgentRunQuestions.Some(4, error.Evidence, context.ExitLine, context.CostLine)) with
        {
            Cause = cause,
            Signature = error.Signature,
        };
    }
}
