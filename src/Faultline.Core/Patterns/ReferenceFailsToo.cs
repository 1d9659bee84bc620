using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Failures of which a rule saw that the reference answer fails, or would fail, in the same way. The strongest sign against an eval.</summary>
public sealed class ReferenceFailsToo : IPattern
{
    public string Id => "reference-fails-too";

    public IReadOnlyList<Pattern> Find(PatternInput input) =>
    [
        .. input.Trials.Where(t => t is { ReferenceFails: true, Failure: not null }).GroupBy(t => t.Case, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Pattern
            {
                Kind = Id,
                Title = $"The reference of {g.Key} would fail as well",
                Explanation = string.Create(CultureInfo.InvariantCulture, $"In {g.Count()} of {input.Trials.Count(t => t.Case == g.Key && t.Failure is not null)} failures of the case a rule saw the same construct, or the same lack, in the reference answer."),
                Cases = [g.Key],
                Runs = [.. g.Select(t => t.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Failures = [.. g.Select(t => t.Failure!.Failure)],
                Weight = g.Count(),
            }),
    ];
}
