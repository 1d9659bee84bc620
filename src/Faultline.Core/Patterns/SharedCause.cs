using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>One cause behind several failures: mending it mends them all.</summary>
public sealed class SharedCause : IPattern
{
    private const int Least = 3;

    public string Id => "shared-cause";

    public IReadOnlyList<Pattern> Find(PatternInput input)
    {
        var failures = input.Trials.Select(t => t.Failure).OfType<PastFailure>().ToList();
        return
        [
            .. failures.Where(f => f.Cause is not null).GroupBy(f => f.Cause!, StringComparer.Ordinal).Where(g => g.Count() >= Least)
                .Select(g => (Cause: g.Key, All: g.ToList(), Cases: g.Select(f => f.Case).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList(), Runs: g.Select(f => f.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()))
                .OrderByDescending(g => g.All.Count).ThenBy(g => g.Cause, StringComparer.Ordinal)
                .Select(g => new Pattern
                {
                    Kind = Id,
                    Title = "One cause of several failures",
                    Explanation = string.Create(CultureInfo.InvariantCulture, $"{g.All.Count} of {failures.Count} failures, in {g.Cases.Count} cases and {g.Runs.Count} runs, say the same: {g.All[0].Says ?? g.Cause}"),
                    Cases = g.Cases,
                    Runs = g.Runs,
                    Failures = [.. g.All.Select(f => f.Failure)],
                    Weight = g.All.Count,
                }),
        ];
    }
}
