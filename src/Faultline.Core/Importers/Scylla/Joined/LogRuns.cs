using Faultline.Importers.Scylla.Logs;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>What a log alone says of an attempt's agent runs, where the experiment's folder is gone: that they ended and were judged.</summary>
internal static class LogRuns
{
    public static List<AgentRun> Of(LogAttempt log, IReadOnlyList<Fact> errors)
    {
        var wrong = errors.Select(e => e.Subject).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var at = log.Block is { Tiers: [var tier, ..] } ? ErrorFacts.At(log.Source, tier.Line) : null;
        return
        [
            .. log.AgentEnded.Names.Select(name => new AgentRun
            {
                Name = name.Replace('_', '/'),
                AgentSeconds = log.AgentEnded.Total > 0 ? log.AgentSeconds / log.AgentEnded.Total : null,
                IsJudged = log.NoValidJudge is null && log.Judged.CountOf(name) > 0 && !wrong.Contains(name.Replace('_', '/')),
                AgentEvidence = log.Block?.CostLine is { } cost ? ErrorFacts.At(log.Source, cost) : null,
                JudgeEvidence = at,
            }),
        ];
    }
}
