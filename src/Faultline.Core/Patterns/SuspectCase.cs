using System.Globalization;
using Faultline.Model;
using Faultline.Statistics;

namespace Faultline.Patterns;

/// <summary>
/// Cases that may be broken themselves: nearly every model fails them, or better models fail what weaker ones pass (negative corrected
/// item-total correlation: the case against the rest of what the model did). A hint to look at task and grader, no proof. The unit is the
/// model: runs of one model are no independent samples of how good it is.
/// </summary>
public sealed class SuspectCase : IPattern
{
    // Of 20 ways to give three passes and three failures to six models one is the most extreme: p = 0.05. With five there are 10 ways, and
    // nothing that could be seen is rarer than one in ten by chance.
    private const int LeastForOrder = 6;
    private const int LeastModels = 3;
    private const double NearlyAll = 0.9;
    private const double Backwards = -0.3;
    private const double Level = 0.05;

    public string Id => "suspect-case";

    public IReadOnlyList<Pattern> Find(PatternInput input)
    {
        var models = input.Tested.GroupBy(Model, StringComparer.Ordinal).ToDictionary(g => g.Key, g => (Passed: g.Count(t => t.Passed == true), All: g.Count()), StringComparer.Ordinal);
        var cases = input.Tested.GroupBy(t => t.Case, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Seen.Of([.. g], models)).ToList();
        var adjusted = Holm.Adjust([.. cases.Select(c => c.PValue)]);
        var asked = cases.Count(c => c.PValue is not null);
        return [.. cases.Zip(adjusted, (c, p) => Of(c, p, asked, cases.Count)).OfType<Pattern>().OrderByDescending(p => p.Weight).ThenBy(p => p.Cases[0], StringComparer.Ordinal)];
    }

    public string? TooFew(PatternInput input)
    {
        var models = input.Tested.Select(Model).Distinct(StringComparer.Ordinal).Count();
        if (input.Tested.Count == 0 || models >= LeastForOrder) return null;
        var all = models < LeastModels ? Say($"cases that all models fail are looked for among {LeastModels} models or more, and ") : "";
        return Say($"{all}whether better models fail what weaker ones pass cannot be told from chance below {LeastForOrder} models: there are {models}");
    }

    private Pattern? Of(Seen seen, double? adjusted, int asked, int cases)
    {
        var everywhere = seen.Models.Count >= LeastModels && seen.Failing.Count >= NearlyAll * seen.Models.Count;
        var backwards = seen.R < Backwards && seen.PValue <= Level + 1e-9;
        if (!everywhere && !backwards) return null;
        var why = new List<string>();
        if (everywhere) why.Add(Say($"{seen.Failing.Count} of {seen.Models.Count} models fail it mostly ({string.Join(", ", seen.Failing.Take(6))}); of {cases} cases {cases * seen.ByChance:0.#} would look so if the models' failures fell on cases at random"));
        if (backwards)
        {
            var (r, n) = (seen.R!.Value, seen.Points.Count);
            var middle = seen.Points.Average(p => p.Here);
            var best = seen.Points.Where(p => p.Here < middle).OrderByDescending(p => p.Elsewhere).First();
            var worst = seen.Points.Where(p => p.Here > middle).OrderBy(p => p.Elsewhere).First();
            why.Add(Say($"models that do better elsewhere do worse here (r = {r:0.00} over {n} models, 95% interval {Bound(r, n, -1):0.00} to {Bound(r, n, 1):0.00}, p = {seen.PValue:0.####} one-sided; of the {asked} cases asked {Level * asked:0.#} look so by chance): {best.Model} fails it with {100 * best.Elsewhere:0} % elsewhere, {worst.Model} passes it with {100 * worst.Elsewhere:0} %"));
        }

        return new Pattern
        {
            Kind = Id,
            Title = $"Suspect case {seen.Trials[0].Case}",
            Explanation = string.Join("; ", why) + ". Look at its task and grader.",
            Cases = [seen.Trials[0].Case],
            Runs = [.. seen.Trials.Select(t => t.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Failures = [.. seen.Trials.Select(t => t.Failure?.Failure).OfType<string>()],
            Weight = (everywhere ? seen.Failing.Count / (double)seen.Models.Count : 0) + (backwards ? -seen.R!.Value : 0),
            PValue = backwards ? adjusted : null,
        };
    }

    private static string Model(PatternTrial trial) => trial.Model ?? trial.Run;

    // Fisher's z: atanh(r) is nearly normal with variance 1 / (n - 3).
    private static double Bound(double r, int n, int side) => Math.Tanh(Math.Atanh(Math.Clamp(r, -0.999999, 0.999999)) + (side * 1.959963985 / Math.Sqrt(n - 3)));

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>One case as the models did it.</summary>
    /// <param name="Points">Per model the pass rate here and in all other cases.</param>
    /// <param name="ByChance">How likely at least so many of these models fail a case, each at its own rate.</param>
    /// <param name="R">Null where too few models tried it, or all did alike.</param>
    /// <param name="PValue">One-sided; null with <paramref name="R"/>.</param>
    private sealed record Seen(List<PatternTrial> Trials, List<string> Models, List<string> Failing, List<(string Model, double Here, double Elsewhere)> Points, double ByChance, double? R, double? PValue)
    {
        public static Seen Of(List<PatternTrial> trials, Dictionary<string, (int Passed, int All)> models)
        {
            var tried = trials.GroupBy(Model, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            var points = tried.Where(m => models[m.Key].All > m.Count())
                .Select(m => (m.Key, Here: m.Count(t => t.Passed == true) / (double)m.Count(), Elsewhere: Rest([.. m], models[m.Key]))).ToList();
            var r = points.Count >= LeastForOrder ? Correlation(points.ConvertAll(p => (p.Here, p.Elsewhere))) : null;
            List<string> failing = [.. tried.Where(m => m.Count(t => t.Passed == false) * 2 > m.Count()).Select(m => m.Key)];
            return new Seen(
                trials,
                [.. tried.Select(m => m.Key)],
                failing,
                points,
                AtLeast(failing.Count, tried.ConvertAll(m => 1 - (models[m.Key].Passed / (double)models[m.Key].All))),
                r,
                r is null ? null : PermutationTest.Downwards(points.ConvertAll(p => p.Here), points.ConvertAll(p => p.Elsewhere)));
        }

        // The Poisson binomial distribution, one model after the other.
        private static double AtLeast(int count, List<double> rates)
        {
            var chance = new double[rates.Count + 1];
            chance[0] = 1;
            foreach (var rate in rates)
            {
                for (var k = rates.Count; k > 0; k--) chance[k] = (chance[k] * (1 - rate)) + (chance[k - 1] * rate);
                chance[0] *= 1 - rate;
            }

            return chance.Skip(count).Sum();
        }

        // The model's pass rate without the case itself: otherwise each case would correlate with itself.
        private static double Rest(List<PatternTrial> here, (int Passed, int All) model)
            => (model.Passed - here.Count(t => t.Passed == true)) / (double)(model.All - here.Count);

        private static double? Correlation(List<(double X, double Y)> points)
        {
            var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
            var (sx, sy) = (points.Sum(p => (p.X - mx) * (p.X - mx)), points.Sum(p => (p.Y - my) * (p.Y - my)));
            return sx <= 1e-12 || sy <= 1e-12 ? null : points.Sum(p => (p.X - mx) * (p.Y - my)) / Math.Sqrt(sx * sy);
        }
    }
}
