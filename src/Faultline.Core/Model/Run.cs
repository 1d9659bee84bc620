namespace Faultline.Model;

/// <summary>One execution of a benchmark by one model under one configuration, as its logs state it.</summary>
public sealed record Run
{
    /// <summary>The harness's own id where it has one; otherwise derived from the input's content by the importer.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the importer that read it, e.g. <c>convex-evals</c>.</summary>
    public required string Format { get; init; }

    public string? Benchmark { get; init; }

    public string? BenchmarkVersion { get; init; }

    public string? Provider { get; init; }

    public string? Model { get; init; }

    /// <summary>The model's name for people, where the logs give one.</summary>
    public string? ModelName { get; init; }

    public string? Experiment { get; init; }

    /// <summary>When the run started, in UTC. Null when no source states it.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>
    /// For runs whose cases are the turns of one conversation: <c>normal</c> (one session, a turn sees those before it),
    /// <c>rehydrated</c> (every turn alone, after the reference's history) or <c>unknown</c>. Null for other runs.
    /// </summary>
    public string? Mode { get; init; }

    /// <summary>Who judged, as the run's files name it, e.g. <c>openai</c>; null when nobody is named.</summary>
    public string? Judge { get; init; }

    /// <summary>What the import noticed about the run's input as a whole, a sentence each; null when there is nothing to say.</summary>
    public IReadOnlyList<string>? Remarks { get; init; }

    /// <summary>The harness's own word for the state of the run, e.g. <c>completed</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Why the run as a whole failed, verbatim, where the harness says so.</summary>
    public string? StatusReason { get; init; }

    public double? DurationMs { get; init; }

    public Usage? Usage { get; init; }

    /// <summary>Ids of the cases the run set out to try; null when no source lists them.</summary>
    public IReadOnlyList<string>? PlannedCases { get; init; }

    /// <summary>Counts that a source states without listing the cases behind them.</summary>
    public ReportedTotals? Reported { get; init; }

    /// <summary>What a batch runner's summary and logs say about the batch as a whole; null for a run that is no batch.</summary>
    public Batch? Batch { get; init; }

    /// <summary>Median over the trials that state a cost above zero: what "far cheaper than usual" is measured by. Null when the importer does not say.</summary>
    public decimal? MedianTrialCostUsd { get; init; }

    /// <summary>Absolute path (or address) of what was imported; evidence sources are relative to it.</summary>
    public required string Root { get; init; }
}
