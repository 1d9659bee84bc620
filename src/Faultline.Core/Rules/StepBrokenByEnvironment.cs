using Faultline.Model;

namespace Faultline.Rules;

/// <summary>A step before the tests ran out of time or lost its network.</summary>
public sealed class StepBrokenByEnvironment : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "step-broken-by-environment",
        Version = 1,
        Title = "A step ran out of time or network",
        Shows = "The deciding check holds the harness's own time limit or a network error code (ECONNREFUSED, ECONNRESET, ETIMEDOUT, ENOTFOUND, "
            + "EAI_AGAIN), and no tool complains about the code.",
        Why = "Installing, pushing and compiling do not run the model's program, so time and network are the environment's. "
            + "Abstains for tests, where the model's code runs, and when a compiler, bundler or validator found something.",
        Example = "Error: bun install timed out after 120s",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.DecidingCheck is null || context.Facts.Any(f => f.Check == context.DecidingCheck && f.Kind is "test-summary" or "assertion" or "exception")) return null;
        var facts = context.Deciding.ToList();
        if (facts.Any(SourceCode.IsComplaint)) return null;
        var fact = facts.FirstOrDefault(f => f.Kind is "timeout" or "network");
        return fact is null
            ? null
            : Info.Finding(
                Fault.HarnessFault, "environment_broken", 0.85,
                $"Step '{context.DecidingCheck}' failed with '{fact.Code ?? fact.Kind}' and nothing complains about the code.", fact.Evidence);
    }
}
