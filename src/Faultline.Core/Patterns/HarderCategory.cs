using System.Globalization;
using Faultline.Model;
using Faultline.Statistics;

namespace Faultline.Patterns;

/// <summary>
/// Categories whose cases fail more often than the other cases. The unit is the case, since runs of one case are no independent
/// samples of its category; a case counts as failing when most of its scored trials fail. Holm's correction over all categories.
/// </summary>
public sealed class HarderCategory : IPattern
{
    private const double Level = 0.05;

    public string Id => "harder-category";

    public IReadOnlyList<Pattern> Find(PatternInput input)
    {
        var cases = input.Tested.Where(t => t.Category is not null).GroupBy(t => t.Case, StringComparer.Ordinal)
            .Select(g => (Case: g.Key, Category: g.First().Category!, Fails: g.Count(t => t.Passed == false) * 2 > g.Count(), Trials: g.ToList())).ToList();
        var categories = cases.GroupBy(c => c.Category, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        if (categories.Count < 2) return [];
        var adjusted = Holm.Adjust([.. categories.Select(c => (double?)PValue(c.Count(x => x.Fails), c.Count, cases.Count(x => x.Fails), cases.Count))]);
        return [.. categories.Zip(adjusted).Where(c => c.Second < Level).OrderBy(c => c.Second).Select(c => Of(c.First, cases, c.Second!.Value, categories.Count))];
    }

    private static double PValue(int failing, int all, int failingOfAll, int cases)
        => FisherExact.Greater(failing, all - failing, failingOfAll - failing, cases - all - (failingOfAll - failing));

    private Pattern Of(List<(string Case, string Category, bool Fails, List<PatternTrial> Trials)> category, List<(string Case, string Category, bool Fails, List<PatternTrial> Trials)> cases, double p, int compared)
    {
        var failing = category.Where(c => c.Fails).ToList();
        var others = cases.Where(c => c.Category != category[0].Category).ToList();
        var (low, high) = Wilson.Interval(failing.Count, category.Count) ?? throw new InvalidOperationException("a category has cases");
        return new Pattern
        {
            Kind = Id,
            Title = $"Category {category[0].Category} is harder than the others",
            Explanation = string.Create(CultureInfo.InvariantCulture,
                $"{failing.Count} of its {category.Count} cases mostly fail ({100.0 * failing.Count / category.Count:0} %, 95% Wilson interval {100 * low:0} % to {100 * high:0} %), of the others {others.Count(c => c.Fails)} of {others.Count}; p = {p:0.####} (Fisher, one-sided, Holm over {compared} categories)."),
            Cases = [.. failing.Select(c => c.Case).Order(StringComparer.Ordinal)],
            Runs = [.. category.SelectMany(c => c.Trials).Select(t => t.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Failures = [.. failing.SelectMany(c => c.Trials).Select(t => t.Failure?.Failure).OfType<string>()],
            Weight = 1 - p,
            PValue = p,
        };
    }
}
