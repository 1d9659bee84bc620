using System.Globalization;
using System.Text.RegularExpressions;
using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>The agent's program crashed or was timed out, and left no usage.</summary>
public sealed partial class AgentCrashed : IRule
{
    // Below this nobody can tell a crash from an answer of a few words.
    private const double Worked = 30;

    public RuleInfo Info { get; } = new()
    {
        Id = "agent-crashed",
        Version = 1,
        Title = "The agent's program crashed or ran out of time",
        Shows = "Every agent run that was not judged ended with an exit code other than 0, or reports an error as its answer, and left neither tokens nor cost; how long it had worked is shown.",
        Why = "The score was given to what a crashed program left behind. No cost was recorded, which does not mean that no call was made. Abstains when a run ended well and was judged.",
        Example = "exit code 134, 0 tokens, $0 after 392 s of work",
    };

    public Finding? Check(RuleContext context)
    {
        if (context.Tested.Any() && !LeftNoCost(context)) return null;
        if (context.FirstOf("rate-limit") is not null || context.FirstOf("judge-exception") is not null || context.HarnessExceptions.Any()) return null;
        var crashed = context.AgentRuns.Where(r => r.IsCrashed).ToList();
        if (crashed.Count > 0) return ByExitCode(context, crashed);
        if (!LeftNoCost(context)) return null;
        var seconds = context.AgentRuns.Sum(r => r.AgentSeconds ?? 0);
        return Info.Finding(Fault.HarnessFault, "agent_crash", 0.8,
            string.Create(CultureInfo.InvariantCulture, $"The agents worked for {seconds:0} s and left no cost at all: their program ended without its report. No cost does not mean no calls."),
            AgentRunQuestions.Some(3, context.CostLine, context.AgentRuns[0].JudgeEvidence, context.ExitLine)) with
        {
            Cause = "agent_crash",
            Signature = "agent left no cost",
        };
    }

    private Finding? ByExitCode(RuleContext context, List<AgentRun> crashed)
    {
        var evidence = AgentRunQuestions.Some(3, [.. crashed.Select(r => r.AgentEvidence), context.CostLine]);
        if (evidence.Count == 0) return null;
        if (crashed.All(r => r.IsError == true)) return Refused(context, crashed, evidence);
        var codes = crashed.Select(r => r.ExitCode).OfType<int>().Distinct().Order().ToList();
        var seconds = crashed.Sum(r => r.AgentSeconds);
        var worked = seconds is > 0 ? string.Create(CultureInfo.InvariantCulture, $" after {seconds:0} s of work") : "";
        var isTimeout = codes is [-1];
        return Info.Finding(Fault.HarnessFault, "agent_crash", 0.94,
            string.Create(CultureInfo.InvariantCulture, $"{crashed.Count} of {context.AgentRuns.Count} agent runs {(isTimeout ? "ran out of time" : "crashed")} (exit code {string.Join(", ", codes)}){worked} and left no usage; what they cost is unknown."),
            evidence) with
        {
            Cause = isTimeout ? "agent_timeout" : "agent_crash",
            Signature = string.Create(CultureInfo.InvariantCulture, $"agent exit code {string.Join(", ", codes)}"),
        };
    }

    // The agent's program marks its answer as an error of its own: what stands there is no model's text.
    private Finding Refused(RuleContext context, List<AgentRun> crashed, IReadOnlyList<Evidence> evidence)
    {
        var said = crashed.Select(r => r.Answer).FirstOrDefault(a => a is { Length: > 0 });
        var isLimit = said is not null && Limit().IsMatch(said);
        return Info.Finding(Fault.HarnessFault, isLimit ? "rate_limited" : "provider_unavailable", 0.93,
            string.Create(CultureInfo.InvariantCulture, $"The provider refused {crashed.Count} of {context.AgentRuns.Count} agent runs{(said is null ? "" : $" with '{Text.Truncate.To(said.ReplaceLineEndings(" "), 100)}'")}: the model was not asked."),
            evidence) with
        {
            Cause = isLimit ? "rate_limit" : "provider_error",
            Signature = said is null ? "provider refused" : $"provider: {Text.ErrorMask.Mask(Text.Truncate.To(said, 200))}",
        };
    }

    [GeneratedRegex(@"hit your (usage )?limit|[Rr]ate[ _-]?limit|\b429\b|[Oo]verloaded|usage limit", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Limit();

    // From a log alone: minutes of work, every run judged, and nothing counted.
    private static bool LeftNoCost(RuleContext context) =>
        context.Trial.Usage is { CostUsd: 0 } && context.AgentRuns.Count > 0
        && context.AgentRuns.All(r => r is { ExitCode: null, CostUsd: null, IsJudged: true }) && context.AgentRuns.Sum(r => r.AgentSeconds ?? 0) >= Worked;
}
