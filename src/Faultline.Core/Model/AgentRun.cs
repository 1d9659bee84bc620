namespace Faultline.Model;

/// <summary>One agent run inside a trial, with its judgement, as its result files state them. Null is absent.</summary>
public sealed record AgentRun
{
    /// <summary>Tier, sub-test and run: <c>T0/02/run_01</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Exit code of the agent's program: 134 is an abort, -1 a time-out.</summary>
    public int? ExitCode { get; init; }

    public decimal? CostUsd { get; init; }

    public long? OutputTokens { get; init; }

    /// <summary>All tokens, cached ones included.</summary>
    public long? TotalTokens { get; init; }

    /// <summary>How long the agent worked; measured outside of it, so that it is there also when the agent crashed.</summary>
    public double? AgentSeconds { get; init; }

    /// <summary>Turns, as the agent's program counts them.</summary>
    public int? Turns { get; init; }

    /// <summary>True when the agent's program reports an error although it may have ended with 0.</summary>
    public bool? IsError { get; init; }

    /// <summary>The agent's last message, shortened.</summary>
    public string? Answer { get; init; }

    /// <summary>What the agent's program wrote to its error stream last, shortened.</summary>
    public string? ErrorOutput { get; init; }

    public double? Score { get; init; }

    /// <summary>What the judge decided; not derived from <see cref="Score"/>.</summary>
    public bool? Passed { get; init; }

    /// <summary>False when a judge ran and gave nothing valid, or none ran although the agent had ended; null when nothing says.</summary>
    public bool? IsJudged { get; init; }

    /// <summary>Number of judgements read.</summary>
    public int? Judges { get; init; }

    /// <summary>A line about the agent's run: its exit code, its cost, or its answer.</summary>
    public Evidence? AgentEvidence { get; init; }

    /// <summary>A line about the judgement.</summary>
    public Evidence? JudgeEvidence { get; init; }
}
