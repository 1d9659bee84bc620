using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>A signal or a person ended the test's process.</summary>
public sealed class StoppedFromOutside : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "stopped-from-outside",
        Version = 1,
        Title = "The test was stopped before its end",
        Shows = "The harness's line that it received a signal, or an exit code that stands for one: negative below -1, or 128 and the signal's number.",
        Why = "Somebody or the system ended the process; how far the model had come says nothing. Abstains for exit code -1, which is the runner's own, and for 0 without such a line.",
        Example = "Received signal 15, initiating graceful shutdown...",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.FirstOf("start-error") is not null) return null;
        var signal = context.FirstOf("signal")?.Evidence;
        var code = context.Trial.ExitCode;
        var interrupted = context.Facts.FirstOrDefault(f => f is { Kind: "checkpoint", Code: "interrupted" or "running" })?.Evidence;
        // The harness also leaves its checkpoint so when it raises: then it ends with 1.
        if (code is 1) interrupted = null;
        var byCode = code is < -1 or (> 128 and < 160);
        if (signal is null && !byCode && (interrupted is null || context.Trial.Outcome != Outcome.Errored)) return null;
        // A report that was written all the same has a result, and that is what counts.
        if (!byCode && context.Trial.Checks.Count > 0) return null;
        var evidence = AgentRunQuestions.Some(3, signal, context.ExitLine ?? context.FirstOf("result")?.Evidence, interrupted);
        if (evidence.Count == 0) return null;
        var byPerson = signal is not null || code is 130 or 143 or -2 or -15 || !byCode;
        var reason = signal is not null ? "The harness was told to stop and did, before the test had a result."
            : byCode ? string.Create(CultureInfo.InvariantCulture, $"The process ended with exit code {code}, which stands for a signal: it was stopped from outside.")
            : "The checkpoint says that the experiment was stopped before its end.";
        return Info.Finding(Fault.HarnessFault, "process_stopped", signal is not null ? 0.95 : 0.9, reason, evidence) with
        {
            Cause = byPerson ? "interrupted" : "process_killed",
            Signature = byCode ? string.Create(CultureInfo.InvariantCulture, $"exit code {code}") : "told to stop",
        };
    }
}
