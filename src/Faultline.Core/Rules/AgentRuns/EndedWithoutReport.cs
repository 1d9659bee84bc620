using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The experiment's process ended with 0 and wrote no report.</summary>
public sealed class EndedWithoutReport : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "ended-without-report",
        Version = 1,
        Title = "The test ended without a result and without an error",
        Shows = "Exit code 0 or 1, no tier's result, and no exception, signal or start error anywhere.",
        Why = "Nothing says what happened: the report may have been lost with a folder, or the harness stopped early. With 1 the harness says that it raised, not what. "
            + "Abstains when anything else explains it.",
        Example = "status unknown, exit code 0, no report.json",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Trial is not { Outcome: Outcome.Errored, ExitCode: 0 or 1 or null } || context.Trial.Checks.Count > 0) return null;
        if (context.Facts.Any(f => f.Severity == "error" || f is { Kind: "judge-exception" or "rate-limit" })) return null;
        if (context.Trial.ExitCode != 1 && context.FirstOf("checkpoint") is not null) return null;
        var evidence = AgentRunQuestions.Some(2, context.ExitLine, context.FirstOf("result")?.Evidence, context.FirstOf("start")?.Evidence);
        if (evidence.Count == 0 || context.FirstOf("start") is null && context.FirstOf("result") is null) return null;
        if (context.Trial.ExitCode == 1)
        {
            return Info.Finding(Fault.HarnessFault, "harness_exception", 0.5, "The harness's process ended with exit code 1, as it does when it raises; the exception itself is not there.", evidence) with
            {
                Cause = "harness_exception",
                Signature = "exit code 1",
            };
        }

        return Info.Finding(Fault.Inconclusive, "no_report", 0.5, "The process ended with 0 and left no result; nothing says why.", evidence) with
        {
            Missing = "the experiment's report.json, or the end of its log",
            Cause = "no_report",
        };
    }
}
