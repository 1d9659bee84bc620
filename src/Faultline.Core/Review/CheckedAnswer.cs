using Faultline.Model;

namespace Faultline.Review;

/// <summary>An answer after its claims were looked up.</summary>
/// <param name="Answer">With the evidence that was found, places resolved; null when nothing that carries a verdict is left.</param>
/// <param name="Refused">Quotes that are not where they were said to be, with the reason.</param>
/// <param name="Problems">Everything that is wrong, quotes included, in words for the reviewer; empty when all is well.</param>
internal sealed record CheckedAnswer(ReviewAnswer? Answer, IReadOnlyList<(Evidence Evidence, string Reason)> Refused, IReadOnlyList<string> Problems)
{
    public bool IsSound => Problems.Count == 0;
}
