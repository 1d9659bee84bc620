namespace Faultline.Review.Scheduling;

/// <summary>Money and tokens of a call or of many.</summary>
public readonly record struct ReviewCost(decimal Usd, long Tokens)
{
    public static ReviewCost operator +(ReviewCost a, ReviewCost b) => new(a.Usd + b.Usd, a.Tokens + b.Tokens);

    public static ReviewCost operator -(ReviewCost a, ReviewCost b) => new(a.Usd - b.Usd, a.Tokens - b.Tokens);
}
