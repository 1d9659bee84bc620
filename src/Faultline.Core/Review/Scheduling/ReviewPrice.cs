using System.Globalization;
using Faultline.Model;

namespace Faultline.Review.Scheduling;

/// <summary>What a reviewer's calls cost.</summary>
/// <param name="InputPerMillion">US dollars for a million tokens of the prompt.</param>
/// <param name="OutputPerMillion">US dollars for a million tokens of the answer.</param>
/// <param name="PerCall">US dollars for a call, whatever it holds; null when calls are not paid so.</param>
/// <param name="IsAssumed">Nobody said it: it is the dearest that is common, so that a budget holds.</param>
public sealed record ReviewPrice(decimal InputPerMillion, decimal OutputPerMillion, decimal? PerCall = null, bool IsAssumed = false)
{
    public static ReviewPrice Assumed { get; } = new(15, 75, IsAssumed: true);

    /// <summary><c>IN/OUT</c> in dollars for a million tokens, or one number for a call.</summary>
    public static bool TryParse(string text, out ReviewPrice price)
    {
        price = Assumed;
        var parts = text.Split('/');
        if (parts.Length > 2 || !Array.TrueForAll(parts, p => decimal.TryParse(p, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))) return false;
        var numbers = Array.ConvertAll(parts, p => decimal.Parse(p, CultureInfo.InvariantCulture));
        price = numbers.Length == 2 ? new ReviewPrice(numbers[0], numbers[1]) : new ReviewPrice(0, 0, numbers[0]);
        return true;
    }

    public decimal Of(long input, long output) => PerCall ?? ((input * InputPerMillion) + (output * OutputPerMillion)) / 1_000_000m;

    public decimal Of(Usage usage, long inputAtMost, long outputAtMost)
        => usage.CostUsd ?? Of(usage.InputTokens ?? inputAtMost, usage.OutputTokens ?? outputAtMost);
}
