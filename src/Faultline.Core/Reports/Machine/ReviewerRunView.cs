namespace Faultline.Reports.Machine;

/// <summary>What one reviewer did, or in a dry run would do.</summary>
public sealed record ReviewerRunView
{
    public required string Reviewer { get; init; }

    /// <summary>Failures that were chosen for it.</summary>
    public required int Packets { get; init; }

    public required int Reviewed { get; init; }

    public required int Failed { get; init; }

    /// <summary>Handed over; the answer comes later.</summary>
    public required int Pending { get; init; }

    /// <summary>Not asked.</summary>
    public required int Left { get; init; }

    public required int Calls { get; init; }

    /// <summary>Answers that were kept from before.</summary>
    public required int Kept { get; init; }

    public required long InputTokens { get; init; }

    public required long OutputTokens { get; init; }

    /// <summary>Money against the budget; null when nothing tells it.</summary>
    public required decimal? SpentUsd { get; init; }

    /// <summary>Of it: worst cases of calls whose answer was lost.</summary>
    public required decimal InDoubtUsd { get; init; }

    /// <summary>The most the calls could cost (dry run); null elsewhere and where no price is known.</summary>
    public required decimal? WorstUsd { get; init; }

    /// <summary>True when nobody said a price: money is reckoned with 15 and 75 dollars for a million tokens.</summary>
    public required bool PriceIsAssumed { get; init; }

    public required int Quotes { get; init; }

    public required int RefusedQuotes { get; init; }

    /// <summary>Why it ended before its time; null when it did not.</summary>
    public required string? Stopped { get; init; }
}
