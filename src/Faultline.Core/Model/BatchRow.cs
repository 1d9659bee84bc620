namespace Faultline.Model;

/// <summary>What a batch's summary says about one case, as it says it. Null is absent.</summary>
public sealed record BatchRow
{
    public required string Case { get; init; }

    /// <summary>The line of the row's status.</summary>
    public required Location At { get; init; }

    /// <summary>The summary's own word: <c>pass</c>, <c>fail</c>, <c>error</c>, <c>unknown</c>, <c>success</c>.</summary>
    public required string Status { get; init; }

    /// <summary>A verbatim piece of the row that shows the status.</summary>
    public required string StatusQuote { get; init; }

    public string? Name { get; init; }

    public int? ExitCode { get; init; }

    public string? Error { get; init; }

    public string? ResultFolder { get; init; }

    public string? BestTier { get; init; }

    public double? BestScore { get; init; }

    public decimal? CostOfPass { get; init; }

    public decimal? CostUsd { get; init; }

    public double? DurationSeconds { get; init; }

    /// <summary>The line of the row's cost, with <see cref="CostQuote"/>; null when it states none.</summary>
    public Location? CostAt { get; init; }

    public string? CostQuote { get; init; }

    public int? Thread { get; init; }

    /// <summary>Session and attempt of the trial that wrote the row; null when no trial fits.</summary>
    public int? Session { get; init; }

    public int? Attempt { get; init; }

    /// <summary>How many earlier rows of the case this one replaces.</summary>
    public int Replaces { get; init; }

    /// <summary>True when the summary's writer did not know the results: every row is zero although the attempts have results.</summary>
    public bool IsBlank { get; init; }
}
