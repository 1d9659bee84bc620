namespace Faultline.Model;

/// <summary>Tokens and money. Null is "not measured", zero is "measured and zero".</summary>
public sealed record Usage
{
    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    public long? TotalTokens { get; init; }

    public decimal? CostUsd { get; init; }

    /// <summary>True only when at least one token count was measured and every measured one is zero.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsMeasuredZero =>
        (InputTokens ?? OutputTokens ?? TotalTokens) is not null
        && InputTokens is null or 0
        && OutputTokens is null or 0
        && TotalTokens is null or 0;
}
