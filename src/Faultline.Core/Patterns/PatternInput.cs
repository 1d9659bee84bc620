using Faultline.Model;

namespace Faultline.Patterns;

/// <summary>The trials of a set of runs of one benchmark.</summary>
public sealed class PatternInput
{
    // Above this share of failures with one cause nobody was tested (Trunk's infrastructure failure protection uses the same).
    private const double OutageShare = 0.8;
    private const int LeastOutage = 5;

    public PatternInput(IEnumerable<PatternTrial> trials)
    {
        Trials = [.. trials];
        Outages = [.. Trials.GroupBy(t => t.Run, StringComparer.Ordinal).Where(IsOutage).Select(g => g.Key)];
        Tested = [.. Trials.Where(t => t.Passed is not null && !Outages.Contains(t.Run, StringComparer.Ordinal) && t.Failure?.Blamed != Fault.HarnessFault)];
    }

    public IReadOnlyList<PatternTrial> Trials { get; }

    /// <summary>Runs in which nearly all failed for one reason before any check, or by the infrastructure: they say nothing of cases.</summary>
    public IReadOnlyList<string> Outages { get; }

    /// <summary>Scored trials in which the model was really tested.</summary>
    public IReadOnlyList<PatternTrial> Tested { get; }

    private static bool IsOutage(IEnumerable<PatternTrial> run)
    {
        var all = run.ToList();
        var worst = all.Where(t => t.Failure is { } f && (f.Check is null || f.Blamed == Fault.HarnessFault)).GroupBy(t => t.Failure!.Cause, StringComparer.Ordinal).Select(g => g.Count()).DefaultIfEmpty(0).Max();
        return worst >= LeastOutage && worst >= OutageShare * all.Count;
    }
}
