using Faultline.Model;
using Faultline.Statistics;

namespace Faultline.Patterns;

/// <summary>Cases that pass and fail within the repeated trials of one run. Passing later is no flakiness: the code may have changed.</summary>
public static class FlakyCases
{
    /// <param name="trials">All trials of a run. Failures in which the model was not really tested are evidence of nothing.</param>
    public static IReadOnlyList<FlakyCase> Of(IEnumerable<PatternTrial> trials)
    {
        var counts = new SortedDictionary<string, (int Failed, int All)>(StringComparer.Ordinal);
        foreach (var trial in trials.Where(t => t.Passed is not null && t.Failure?.Blamed != Fault.HarnessFault))
        {
            var (failed, all) = counts.GetValueOrDefault(trial.Case);
            counts[trial.Case] = (failed + (trial.Passed == false ? 1 : 0), all + 1);
        }

        return [.. counts.Where(c => c.Value.Failed > 0 && c.Value.Failed < c.Value.All).Select(c => Flaky(c.Key, c.Value.Failed, c.Value.All))];
    }

    private static FlakyCase Flaky(string @case, int failed, int all)
    {
        var (low, high) = Wilson.Interval(failed, all) ?? throw new InvalidOperationException("a case that failed has trials");
        return new FlakyCase(@case, failed, all, low, high);
    }
}
