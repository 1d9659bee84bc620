using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The machine or the network failed under the harness.</summary>
public sealed class EnvironmentBroken : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "environment-broken",
        Version = 1,
        Title = "The machine or the network failed",
        Shows = "The exception that ended the experiment names a resource: no space left, no memory, no network, a repository that cannot be fetched, a configuration that was refused.",
        Why = "Another machine, or this one repaired, would have gone on. Abstains when a run was judged, and for exceptions that name no resource.",
        Example = "OSError: [Errno 28] No space left on device",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Trial.Outcome != Outcome.Errored && context.Tested.Any()) return null;
        if (context.FirstOf("start-error") is not null || context.FirstOf("signal") is not null || context.FirstOf("rate-limit") is not null) return null;
        var error = context.HarnessExceptions.FirstOrDefault(MachineResource.IsNamedBy);
        if (error is null || MachineResource.CauseOf(error) is not { } cause) return null;
        return Info.Finding(Fault.HarnessFault, "environment_broken", 0.96,
            $"The experiment ended with {error.Code ?? "an error"}: {FirstLine(error.Message)}. That is the machine's or its configuration's, not the model's.",
            AgentRunQuestions.Some(3, error.Evidence, context.ExitLine)) with
        {
            Cause = cause,
            Signature = error.Signature,
        };
    }

    private static string FirstLine(string text) =>
        Text.Truncate.To(text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text, 120).TrimEnd('.');
}
