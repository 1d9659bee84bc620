namespace Faultline.Model;

/// <summary>What a batch runner left besides its trials: the sessions that fed the run, and the rows of its summary.</summary>
public sealed record Batch
{
    /// <summary>By start.</summary>
    public required IReadOnlyList<Session> Sessions { get; init; }

    /// <summary>One row per case, the last one where the summary has several; in the order of the summary.</summary>
    public required IReadOnlyList<BatchRow> Rows { get; init; }

    /// <summary>The summary's configuration, in its order: model, judge model, runs, tiers ...</summary>
    public IReadOnlyList<BatchSetting>? Settings { get; init; }

    /// <summary>False when the summary is the one that is written while a batch goes on: the batch was killed before its end.</summary>
    public bool? IsFinal { get; init; }

    /// <summary>All agent money that can be found, each agent run counted once; null when nothing states any.</summary>
    public decimal? SpendUsd { get; init; }

    /// <summary>Agent runs that worked and left no cost: what they cost is in no figure.</summary>
    public int? RunsOfUnknownCost { get; init; }
}
