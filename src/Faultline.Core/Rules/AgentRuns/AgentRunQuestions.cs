using Faultline.Model;

namespace Faultline.Rules.AgentRuns;

/// <summary>What rules ask a trial that is made of agent runs, and what the harness said around them.</summary>
internal static class AgentRunQuestions
{
    extension(RuleContext context)
    {
        public IReadOnlyList<AgentRun> AgentRuns => context.Trial.AgentRuns ?? [];

        public Fact? FirstOf(string kind) => context.Facts.FirstOrDefault(fact => fact.Kind == kind);

        /// <summary>Exceptions of the harness itself, not of its judge, that the facts of the attempt hold.</summary>
        public IEnumerable<Fact> HarnessExceptions => context.Facts.Where(fact => fact.Kind == "harness-exception");

        /// <summary>Runs that an agent finished and a judge judged: here the model was tested.</summary>
        public IEnumerable<AgentRun> Tested => context.AgentRuns.Where(run => run.IsJudged == true && !run.IsCrashed && !context.HasErrorOf(run) && context.HasSignOf(run));

        /// <summary>The line that states the attempt's cost.</summary>
        public Evidence? CostLine => context.FirstOf("cost")?.Evidence;

        public Evidence? ExitLine => context.FirstOf("exit")?.Evidence;

        // Where the files that say how an agent ended are gone and the attempt cost nothing, nobody knows whether there was any work to judge.
        private bool HasSignOf(AgentRun run) => run.ExitCode is not null || run.CostUsd is > 0 || run.TotalTokens is > 0 || context.Trial.Usage is not { CostUsd: 0 };

        // The harness went on to judge a run that it then threw away.
        private bool HasErrorOf(AgentRun run) =>
            context.Facts.Any(f => f is { Severity: not "info", Subject: { } subject } && (run.Name == subject || run.Name.StartsWith(subject + "/", StringComparison.Ordinal)));
    }

    extension(AgentRun run)
    {
        /// <summary>
        /// True when the agent's program ended badly, or says itself that its answer is an error, and left no usage. It may have worked for minutes: that nothing was counted does not
        /// show that no call was made.
        /// </summary>
        public bool IsCrashed => (run.ExitCode is not null and not 0 || run.IsError == true) && run.TotalTokens is null or 0 && run.CostUsd is null or 0;
    }

    /// <summary>Up to <paramref name="most"/> pieces of evidence, each once.</summary>
    public static IReadOnlyList<Evidence> Some(int most, params IEnumerable<Evidence?> evidence) => [.. evidence.OfType<Evidence>().Distinct().Take(most)];
}
