using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Cases that fail in every attempt with the very same error: chance is no explanation.</summary>
public sealed class SameErrorEveryTime : IPattern
{
    private const int Least = 3;

    public string Id => "same-error-every-time";

    public IReadOnlyList<Pattern> Find(PatternInput input) =>
    [
        .. input.Tested.GroupBy(t => t.Case, StringComparer.Ordinal).Select(g => (Case: g.Key, Trials: g.ToList()))
            .Where(c => c.Trials.Count >= Least && c.Trials.TrueForAll(t => t.Failure?.Cause is { } cause && cause == c.Trials[0].Failure!.Cause))
            .OrderByDescending(c => c.Trials.Count).ThenBy(c => c.Case, StringComparer.Ordinal)
            .Select(c => Of(c.Case, c.Trials)),
    ];

    private Pattern Of(string @case, List<PatternTrial> trials)
    {
        var models = trials.Select(t => t.Model).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return new Pattern
        {
            Kind = Id,
            Title = $"{@case} fails in every attempt with one error",
            Explanation = string.Create(CultureInfo.InvariantCulture, $"All {trials.Count} attempts, of {models} {(models == 1 ? "model" : "models")}, end in: {trials[0].Failure!.Says ?? trials[0].Failure!.Cause}"),
            Cases = [@case],
            Runs = [.. trials.Select(t => t.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Failures = [.. trials.Select(t => t.Failure!.Failure)],
            Weight = trials.Count,
        };
    }
}
