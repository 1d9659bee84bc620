using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The agent answered without trying the task.</summary>
public sealed class NoAttempt : IRule
{
    // Real runs: eleven that asked back cost below 7 % of the median; the cheapest that tried anything cost 9 % and scored above zero.
    private const decimal FarBelow = 0.1m;
    private const int FewTurns = 2;

    public RuleInfo Info { get; } = new()
    {
        Id = "no-attempt",
        Version = 1,
        Title = "The task was not attempted",
        Shows = "Every judged run scored zero, took at most two turns where turns are counted, and the trial cost less than a tenth of what trials of this run usually cost.",
        Why = "An agent that asks back or stops at once did not fail the task, it did not begin it: look at what the tier's prompt told it. "
            + "Abstains when a score is above zero, when the cost is usual, when a run was not judged, and when the run's usual cost is not known.",
        Example = "$0.03 where $0.9 is usual, one turn: 'Which file should I change?'",
    };

    public Finding? Check(RuleContext context)
    {
        var tested = context.Tested.ToList();
        if (tested.Count == 0 || context.AgentRuns.Any(r => r.IsCrashed) || context.FirstOf("judge-exception") is not null) return null;
        if (context.Run.MedianTrialCostUsd is not { } usual || context.Trial.Usage?.CostUsd is not ({ } cost and > 0)) return null;
        if (cost >= usual * FarBelow) return null;
        if (tested.Any(r => r.Passed == true || r.Score is > 0 || r.Turns > FewTurns)) return null;
        if (tested.All(r => r.Score is null) && context.Trial.Checks.Any(c => c.Message is { } text && !text.Contains("score: 0.000", StringComparison.Ordinal))) return null;
        var asks = tested.Any(r => r.Answer?.Contains('?', StringComparison.Ordinal) == true);
        var evidence = AgentRunQuestions.Some(4, [.. tested.Take(2).SelectMany(r => new[] { r.AgentEvidence, r.JudgeEvidence }), context.CostLine]);
        if (evidence.Count == 0) return null;
        var finding = Info.Finding(Fault.Inconclusive, "no_attempt", asks ? 0.9 : 0.75,
            string.Create(CultureInfo.InvariantCulture, $"The trial cost ${cost:0.####} where ${usual:0.##} is usual and every score is zero{(asks ? "; the agent asked back" : "")}: the task was not attempted."),
            evidence);
        return finding with { Missing = "what the agent was shown: the tier's prompt", Cause = "no_attempt" };
    }
}
