using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>
/// Cases that may be broken themselves: nearly every model fails them, or better models fail what weaker ones pass (negative corrected
/// item-total correlation: the case against the rest of each run). A hint to look at task and grader, no proof.
/// </summary>
public sealed class SuspectCase : IPattern
{
    // With fewer runs a correlation of two columns of numbers means nothing.
    private const int LeastRuns = 6;
    private const int LeastModels = 3;
    private const double NearlyAll = 0.9;
    private const double Backwards = -0.3;

    public string Id => "suspect-case";

    public IReadOnlyList<Pattern> Find(PatternInput input)
    {
        var runs = input.Tested.GroupBy(t => t.Run, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (Passed: g.Count(t => t.Passed == true), All: g.Count()), StringComparer.Ordinal);
        return
        [
            .. input.Tested.GroupBy(t => t.Case, StringComparer.Ordinal).Select(c => Of(c.Key, [.. c], runs)).OfType<Pattern>()
                .OrderByDescending(p => p.Weight).ThenBy(p => p.Cases[0], StringComparer.Ordinal),
        ];
    }

    private Pattern? Of(string @case, List<PatternTrial> trials, Dictionary<string, (int Passed, int All)> runs)
    {
        var models = trials.GroupBy(t => t.Model ?? t.Run, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var failing = models.Where(m => m.Count(t => t.Passed == false) * 2 > m.Count()).Select(m => m.Key).ToList();
        var points = trials.GroupBy(t => t.Run, StringComparer.Ordinal).Select(g => (Here: g.Count(t => t.Passed == true) / (double)g.Count(), Elsewhere: Rest(g, runs[g.Key]), Run: g.Key)).Where(p => p.Elsewhere is not null).ToList();
        var r = points.Count >= LeastRuns ? Correlation([.. points.Select(p => (p.Here, p.Elsewhere!.Value))]) : null;
        var everywhere = models.Count >= LeastModels && failing.Count >= NearlyAll * models.Count;
        var backwards = r < Backwards;
        if (!everywhere && !backwards) return null;
        var why = new List<string>();
        if (everywhere) why.Add(Say($"{failing.Count} of {models.Count} models fail it mostly ({string.Join(", ", failing.Take(6))})"));
        if (backwards)
        {
            var best = points.Where(p => p.Here < 0.5).OrderByDescending(p => p.Elsewhere).First();
            var worst = points.Where(p => p.Here >= 0.5).OrderBy(p => p.Elsewhere).First();
            why.Add(Say($"runs that do better elsewhere do worse here (r = {r:0.00} over {points.Count} runs, 95% interval {Bound(r!.Value, points.Count, -1):0.00} to {Bound(r.Value, points.Count, 1):0.00}): {best.Run} fails it with {100 * best.Elsewhere:0} % elsewhere, {worst.Run} passes it with {100 * worst.Elsewhere:0} %"));
        }

        return new Pattern
        {
            Kind = Id,
            Title = $"Suspect case {@case}",
            Explanation = string.Join("; ", why) + ". Look at its task and grader.",
            Cases = [@case],
            Runs = [.. trials.Select(t => t.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Failures = [.. trials.Select(t => t.Failure?.Failure).OfType<string>()],
            Weight = (everywhere ? failing.Count / (double)models.Count : 0) + (backwards ? -r!.Value : 0),
        };
    }

    // The run's pass rate without the case itself: otherwise each case would correlate with itself.
    private static double? Rest(IGrouping<string, PatternTrial> here, (int Passed, int All) run)
        => run.All > here.Count() ? (run.Passed - here.Count(t => t.Passed == true)) / (double)(run.All - here.Count()) : null;

    private static double? Correlation(List<(double X, double Y)> points)
    {
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        var (sx, sy) = (points.Sum(p => (p.X - mx) * (p.X - mx)), points.Sum(p => (p.Y - my) * (p.Y - my)));
        return sx <= 1e-12 || sy <= 1e-12 ? null : points.Sum(p => (p.X - mx) * (p.Y - my)) / Math.Sqrt(sx * sy);
    }

    // Fisher's z: atanh(r) is nearly normal with variance 1 / (n - 3).
    private static double Bound(double r, int n, int side) => Math.Tanh(Math.Atanh(Math.Clamp(r, -0.999999, 0.999999)) + (side * 1.959963985 / Math.Sqrt(n - 3)));

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
