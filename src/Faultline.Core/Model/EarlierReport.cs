namespace Faultline.Model;

/// <summary>What a report that somebody wrote about a run says, as far as it could be read.</summary>
public sealed record EarlierReport
{
    /// <summary>Path as the user can open it, with '/'.</summary>
    public required string File { get; init; }

    /// <summary>Hash of its text: the same report under two paths is one.</summary>
    public required string Digest { get; init; }

    /// <summary>As the report or, failing that, its folder says.</summary>
    public string? Provider { get; init; }

    public string? Model { get; init; }

    /// <summary>Run id, or the beginning of it that the file's name holds.</summary>
    public string? Run { get; init; }

    public string? Experiment { get; init; }

    /// <summary>ISO 8601 day.</summary>
    public string? Date { get; init; }

    public int? Passed { get; init; }

    /// <summary>All cases of the run, as the report counts them.</summary>
    public int? Cases { get; init; }

    public IReadOnlyList<EarlierRow> Rows { get; init; } = [];

    /// <summary>A label given to every failure of the run at once; null when there is none.</summary>
    public EarlierRunLabel? RunLabel { get; init; }

    public IReadOnlyList<EarlierAction> Actions { get; init; } = [];

    /// <summary>What the report proposed to do; "no action needed" is left out.</summary>
    public IReadOnlyList<EarlierProposal> Proposals { get; init; } = [];

    /// <summary>What could not be read, and what contradicts itself.</summary>
    public IReadOnlyList<EarlierWarning> Warnings { get; init; } = [];
}
