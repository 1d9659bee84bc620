namespace Faultline.Review.Scheduling;

/// <summary>What a review did so far.</summary>
public sealed record ReviewTally
{
    public int Reviewed { get; init; }

    public int Failed { get; init; }

    /// <summary>Handed over; the answer comes later.</summary>
    public int Pending { get; init; }

    /// <summary>Not asked: the budget was used up, or the review was stopped.</summary>
    public int Left { get; init; }

    /// <summary>Questions that were really asked.</summary>
    public int Calls { get; init; }

    /// <summary>Questions whose answer was kept from before.</summary>
    public int Kept { get; init; }

    public int Quotes { get; init; }

    public int RefusedQuotes { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    public decimal SpentUsd { get; init; }

    /// <summary>Of <see cref="SpentUsd"/>: worst cases of calls whose answer was lost.</summary>
    public decimal InDoubtUsd { get; init; }

    public long SpentTokens { get; init; }

    /// <summary>True when at least one call told neither tokens nor money and had no price.</summary>
    public bool HasUnknownCost { get; init; }

    /// <summary>Why it ended before its time; null when it did not.</summary>
    public string? Stopped { get; init; }
}
