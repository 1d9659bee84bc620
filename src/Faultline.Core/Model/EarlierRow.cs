namespace Faultline.Model;

/// <summary>One failure as an earlier report classified it.</summary>
public sealed record EarlierRow
{
    /// <summary>Case id; the bare name where nothing says its category.</summary>
    public required string Case { get; init; }

    /// <summary>The step that failed, in lower case; null when the report names none.</summary>
    public string? Check { get; init; }

    /// <summary>The label without its decoration, in the report's own vocabulary; null when the report names the failure but not its label.</summary>
    public string? Label { get; init; }

    /// <summary>What stands in brackets behind the label, e.g. <c>infrastructure</c>, <c>not analyzed in detail</c>.</summary>
    public string? Decoration { get; init; }

    /// <summary>How far somebody looked: <c>inspected</c>, <c>inferred</c>, <c>not_analyzed</c>, <c>run_level</c> or <c>provisional</c> (a machine's guess), by the report's own words.</summary>
    public required string Basis { get; init; }

    public string? Reasoning { get; init; }

    /// <summary>The error as the report quotes it.</summary>
    public string? Error { get; init; }

    public string? ModelSnippet { get; init; }

    public string? ExpectedSnippet { get; init; }

    /// <summary>What was done about it, by the report.</summary>
    public string? Action { get; init; }

    /// <summary>True when the report itself calls it a repeat.</summary>
    public bool Repeat { get; init; }

    /// <summary>In how many of <see cref="RunsTotal"/> runs it failed, where the report says so.</summary>
    public int? RunsFailed { get; init; }

    public int? RunsTotal { get; init; }

    /// <summary>1-based line of the report.</summary>
    public required int Line { get; init; }
}
