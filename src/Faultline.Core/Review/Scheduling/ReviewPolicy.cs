namespace Faultline.Review.Scheduling;

/// <summary>How a review is carried out.</summary>
public sealed record ReviewPolicy
{
    /// <summary>Most calls under way at once.</summary>
    public int Parallel { get; init; } = 4;

    /// <summary>Most money, in US dollars; null is no limit.</summary>
    public decimal? BudgetUsd { get; init; }

    /// <summary>Most tokens; null is no limit.</summary>
    public long? BudgetTokens { get; init; }

    public required ReviewPrice Price { get; init; }

    /// <summary>Requests a minute; null is no limit.</summary>
    public double? RequestsPerMinute { get; init; }

    /// <summary>Tokens a minute; null is no limit.</summary>
    public double? TokensPerMinute { get; init; }

    /// <summary>Most tokens of one answer.</summary>
    public int MaxOutput { get; init; } = 4_000;

    /// <summary>An answer less sure than this is asked for the case against itself.</summary>
    public double CounterBelow { get; init; } = 0.5;

    /// <summary>Ask again although an answer is kept; the number makes another question of it.</summary>
    public int Edition { get; init; }
}
