using System.Globalization;
using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>Agents ended well, judges judged, and the verdict is no pass.</summary>
public sealed class JudgedAsFailed : IRule
{
    private const int FewTurns = 2;

    public RuleInfo Info { get; } = new()
    {
        Id = "judged-as-failed",
        Version = 1,
        Title = "The model's work was judged and did not pass",
        Shows = "At least one agent run ended with exit code 0 and has a valid judgement, and the attempt reports no pass.",
        Why = "Here the evidence is complete: the model ran, was paid for, and was looked at. Abstains when no run was both finished and judged, and when the attempt ended without a result.",
        Example = "T0: FAIL (score: 0.450, cost: $2.2214)",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Trial.Outcome != Outcome.Failed || new NoAttempt().Check(context) is not null || new AgentCrashed().Check(context) is not null) return null;
        var tested = context.Tested.ToList();
        var check = context.Trial.FirstFailedCheck;
        // A log that is gone and a summary that states cost and score: less is known, and it is said so.
        var isFromSummary = context.AgentRuns.Count == 0 && context.Trial.Usage is { CostUsd: > 0 } && context.Facts.All(f => f.Severity == "info");
        if (tested.Count == 0 && !isFromSummary) return null;
        var evidence = AgentRunQuestions.Some(4,
            [check is { Message: { } message, MessageAt: { } at } ? Evidence.At(at, message) : null, .. tested.Take(2).Select(r => r.JudgeEvidence), context.CostLine, context.FirstOf("result")?.Evidence]);
        if (evidence.Count == 0) return null;
        var scores = tested.Select(r => r.Score).OfType<double>().ToList();
        var score = scores.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $", best score {scores.Max():0.###}") : "";
        var others = context.AgentRuns.Count - tested.Count;
        var rest = others > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {others} other runs were not judged") : "";
        var empty = scores.Count > 0 && scores.Count == tested.Count && scores.Max() == 0
            && tested.All(r => r is { Turns: <= FewTurns, Answer.Length: > 0 } && !r.Answer.Contains('?', StringComparison.Ordinal));
        var reason = tested.Count > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{tested.Count} agent {(tested.Count == 1 ? "run" : "runs")} ended and {(tested.Count == 1 ? "was" : "were")} judged without a pass{score}{rest}.")
            : "The summary states a cost and no pass, and nothing contradicts it.";
        return Info.Finding(Fault.ModelFault, empty ? "unfounded_success" : "wrong_result", tested.Count == 0 ? 0.6 : others > 0 ? 0.75 : 0.88, reason, evidence) with
        {
            // It reported its work after a turn or two and the judge found none of it.
            Cause = empty ? "hallucinated_success" : null,
        };
    }
}
