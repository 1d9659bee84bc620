using Faultline.Model;

namespace Faultline.Importers.Scylla.Trees;

/// <summary>What an experiment's folder says, in the state in which the last attempt left it.</summary>
internal sealed record ExperimentTree
{
    public required ExperimentFolder Folder { get; init; }

    /// <summary>True when <c>report.json</c> was read: the experiment reached its end at least once.</summary>
    public bool HasReport { get; init; }

    public string? BestTier { get; init; }

    public Evidence? BestTierAt { get; init; }

    public decimal? Cost { get; init; }

    public Evidence? CostAt { get; init; }

    public decimal? CostOfPass { get; init; }

    public double? Seconds { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public IReadOnlyList<TreeTier> Tiers { get; init; } = [];

    public IReadOnlyList<TreeSubtest> Subtests { get; init; } = [];

    public IReadOnlyList<TreeRun> Runs { get; init; } = [];

    /// <summary>The checkpoint's word: <c>completed</c>, <c>interrupted</c>, <c>paused_rate_limit</c> ...</summary>
    public string? Status { get; init; }

    public Evidence? StatusAt { get; init; }

    public DateTimeOffset? LastUpdatedAt { get; init; }

    /// <summary>What all agent runs on disk cost together; null when none says.</summary>
    public decimal? Spend => Runs.Any(r => r.Cost is not null) ? Runs.Sum(r => r.Cost ?? 0m) : null;

    /// <summary>True when the best tier's score is above one half: what the batch runner calls a pass.</summary>
    public bool Passed => BestTier is { } best && Tiers.FirstOrDefault(t => t.Name == best) is { BestScore: > 0.5 };
}
