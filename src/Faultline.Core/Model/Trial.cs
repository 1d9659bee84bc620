namespace Faultline.Model;

/// <summary>One scored attempt at a case.</summary>
public sealed record Trial
{
    public required TrialKey Key { get; init; }

    public required Outcome Outcome { get; init; }

    /// <summary>The harness's own id of the trial, for looking it up there.</summary>
    public string? ExternalId { get; init; }

    public string? Category { get; init; }

    /// <summary>The case's name without its category.</summary>
    public string? Name { get; init; }

    /// <summary>The failure reason of the trial as a whole, verbatim; a check's own text is in the check.</summary>
    public string? Error { get; init; }

    /// <summary>Where <see cref="Error"/> was read.</summary>
    public Location? ErrorAt { get; init; }

    /// <summary>Checks in the order in which the harness makes them. Empty when the trial ended before the first.</summary>
    public IReadOnlyList<Check> Checks { get; init; } = [];

    public IReadOnlyList<Artifact> Artifacts { get; init; } = [];

    /// <summary>Tool calls in the order in which they were made; null when the source does not record calls.</summary>
    public IReadOnlyList<ToolCall>? Calls { get; init; }

    /// <summary>The calls that the case requires; empty when it requires none, null when no source says.</summary>
    public IReadOnlyList<ToolCall>? ExpectedCalls { get; init; }

    /// <summary>Words that the benchmark files the case under, beside <see cref="Category"/>; null when there are none.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Values of the required calls that the user said in an earlier case; null when no source says what is required.</summary>
    public IReadOnlyList<GivenValue>? Given { get; init; }

    /// <summary>Earlier cases whose actions this case's reference answer builds on; null when there are none or no source says.</summary>
    public IReadOnlyList<ActionDependency>? DependsOn { get; init; }

    /// <summary>The row the trial was read from, where the source is a file of rows.</summary>
    public RowPlace? Row { get; init; }

    public double? DurationMs { get; init; }

    public Usage? Usage { get; init; }

    /// <summary>When the attempt began, where a source says so.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended; null also when it was killed.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Exit code of the process that ran the attempt; null when no source states one.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Money spent in this attempt; unlike the cost in <see cref="Usage"/> it repeats nothing that an earlier attempt had spent.</summary>
    public decimal? SpendUsd { get; init; }

    /// <summary>Facts that the importer read from structured places: exit codes, tracebacks, judgements. Null when its format has none.</summary>
    public IReadOnlyList<Fact>? Facts { get; init; }

    /// <summary>The agent runs of this attempt, where the format has several in one trial or states them apart; null otherwise.</summary>
    public IReadOnlyList<AgentRun>? AgentRuns { get; init; }

    /// <summary>Number of the batch thread that ran it, from 0.</summary>
    public int? Thread { get; init; }

    /// <summary>Name of the first check that failed, in the harness's order of checks; null when none did.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Check? FirstFailedCheck
    {
        get
        {
            // Asked of every trial that is read.
            for (var i = 0; i < Checks.Count; i++)
            {
                if (Checks[i].Outcome == CheckOutcome.Failed) return Checks[i];
            }

            return null;
        }
    }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsFailure => Outcome is Outcome.Failed or Outcome.Errored;

    /// <summary>The artifacts of one kind, in the order of the source.</summary>
    public IEnumerable<Artifact> Of(ArtifactKind kind) => Artifacts.Where(a => a.Kind == kind);
}
