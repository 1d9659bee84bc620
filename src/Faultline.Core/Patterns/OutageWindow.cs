using System.Globalization;
using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>Runs, one after the other, in which nearly everything failed for one reason outside of the model: one cause, not many findings.</summary>
public sealed class OutageWindow : IPattern
{
    public string Id => "outage-window";

    public IReadOnlyList<Pattern> Find(PatternInput input)
    {
        var runs = input.Trials.GroupBy(t => t.Run, StringComparer.Ordinal).Select(g => (Run: g.Key, g.First().Date, Trials: g.ToList(), Cause: MainCause(g)))
            .OrderBy(r => r.Date ?? DateTimeOffset.MinValue).ThenBy(r => r.Run, StringComparer.Ordinal).ToList();
        var windows = new List<List<(string Run, DateTimeOffset? Date, List<PatternTrial> Trials, string? Cause)>>();
        var isOpen = false;
        foreach (var run in runs)
        {
            var isOut = input.Outages.Contains(run.Run, StringComparer.Ordinal);
            if (isOut && isOpen && windows[^1][^1].Cause == run.Cause) windows[^1].Add(run);
            else if (isOut) windows.Add([run]);
            isOpen = isOut;
        }

        return [.. windows.Select(Of).OrderByDescending(p => p.Weight)];
    }

    private static string? MainCause(IEnumerable<PatternTrial> run)
        => run.Where(t => t.Failure is not null).GroupBy(t => t.Failure!.Cause, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private Pattern Of(List<(string Run, DateTimeOffset? Date, List<PatternTrial> Trials, string? Cause)> window)
    {
        var failures = window.SelectMany(r => r.Trials).Select(t => t.Failure).OfType<PastFailure>().Where(f => f.Cause == window[0].Cause).ToList();
        var trials = window.Sum(r => r.Trials.Count);
        return new Pattern
        {
            Kind = Id,
            Title = "Outage",
            Explanation = string.Create(CultureInfo.InvariantCulture,
                $"{failures.Count} of {trials} trials of {window.Count} {(window.Count == 1 ? "run" : "runs in a row")} ({Day.Of(window[0].Date) ?? "undated"} to {Day.Of(window[^1].Date) ?? "undated"}) failed for one reason before the model was tested: {(failures is [var first, ..] ? first.Says ?? first.Cause : null) ?? "no text says why"}. They say nothing about cases or the model."),
            Cases = [.. failures.Select(f => f.Case).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Runs = [.. window.Select(r => r.Run)],
            Failures = [.. failures.Select(f => f.Failure)],
            Weight = failures.Count,
        };
    }
}
