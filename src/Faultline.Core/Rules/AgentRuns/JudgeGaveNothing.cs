using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The agents worked and no judge gave a valid judgement.</summary>
public sealed class JudgeGaveNothing : IRule
{
    public RuleInfo Info { get; } = new()
    {
        Id = "judge-gave-nothing",
        Version = 1,
        Title = "No valid judgement was made",
        Shows = "Agents ended well, and every judgement is missing or marked as not valid, or the judge's own code raised.",
        Why = "A score of zero then stands for 'not judged'. Cost above zero says that the model worked, not that it failed. Abstains when any run was judged, and when a rate limit stopped the judge.",
        Example = "All judges failed to produce valid results; returning zero-score consensus",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Tested.Any() || context.FirstOf("rate-limit") is not null || context.FirstOf("start-error") is not null || context.FirstOf("signal") is not null) return null;
        var raised = context.Facts.Where(f => f.Kind == "judge-exception").ToList();
        var notJudged = context.AgentRuns.Where(r => r is { IsJudged: false, ExitCode: null or 0 }).ToList();
        var recorded = raised.Any(f => f.Code == "NoValidJudgement") || (raised.Count == 0 && notJudged.Count > 0);
        if (raised.Count == 0 && notJudged.Count == 0) return null;
        // Where nothing ran there was nothing to judge.
        if (raised.Count == 0 && context.Trial.Outcome == Outcome.Errored && context.Trial.Checks.Count == 0) return null;
        if (context.HarnessExceptions.Any(f => f.Expected is "experiment" or "configuration" or "uncaught")) return null;
        var first = raised.FirstOrDefault(f => f.Code != "NoValidJudgement") ?? raised.FirstOrDefault();
        var evidence = AgentRunQuestions.Some(4, [first?.Evidence, .. notJudged.Take(2).Select(r => r.JudgeEvidence), notJudged.FirstOrDefault()?.AgentEvidence, context.CostLine]);
        if (evidence.Count == 0) return null;
        var why = first is null ? "no judgement is there" : $"the judge ended with {first.Code ?? "an error"}";
        return Info.Finding(Fault.GraderFault, "judge_missing", 0.94,
            $"Agents had ended, and {why}: the zero stands for 'not judged'. Judge again; the agents' work is there.", evidence) with
        {
            Cause = recorded ? "judge_recorded_as_zero" : "judge_exception",
            Signature = first?.Signature ?? "no judgement",
        };
    }
}
