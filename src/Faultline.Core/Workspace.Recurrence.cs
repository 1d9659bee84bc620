using Faultline.Clustering;
using Faultline.Model;
using Faultline.Patterns;
using Faultline.Store;

namespace Faultline;

public sealed partial class Workspace
{
    /// <summary>
    /// What is known from before of failures of several runs, by failure. Every run is read once, however many runs ask about it.
    /// </summary>
    /// <param name="analysed">The runs with all their failures.</param>
    /// <param name="wanted">Ids of those that are asked about.</param>
    private Dictionary<string, Recurrence> Recurrences(
        List<(StoredRun Run, IReadOnlyList<(Trial Trial, Analysis Analysis)> Failures)> analysed, HashSet<string> wanted, ClusterBook book, string reportsFolder, List<ImportDiagnostic> diagnostics, CancellationToken cancel)
    {
        var asking = analysed.Where(r => r.Failures.Any(f => wanted.Contains(f.Analysis.Failure))).ToList();
        var all = Latest([]);
        var known = analysed.Select(r => r.Run.Run.Id).ToHashSet(StringComparer.Ordinal);
        // Damage in other runs is told by what is asked about them.
        var before = asking.SelectMany(r => Before(r.Run.Run, all)).Where(r => !known.Contains(r.Run.Id)).DistinctBy(r => r.Run.Id, StringComparer.Ordinal).ToList();
        var standings = Standings(analysed.Select(r => r.Run).Concat(before), []);
        var past = analysed.Concat(AnalyseAll(before, [], cancel))
            .ToDictionary(r => r.Run.Run.Id, r => r.Failures.Select(f => PastOf(r.Run.Run, f.Trial, f.Analysis, book, standings.GetValueOrDefault(f.Analysis.Failure))).ToList(), StringComparer.Ordinal);
        var reports = KnownReports(reportsFolder, asking.SelectMany(r => r.Failures).Select(f => f.Trial.Key.Case), diagnostics.Add);
        var actions = ActionsKnown(reports);
        var found = new Dictionary<string, Recurrence>(wanted.Count, StringComparer.Ordinal);
        foreach (var (run, _) in asking)
        {
            cancel.ThrowIfCancellationRequested();
            var finder = new RecurrenceFinder(run.Run, Newest(Before(run.Run, all)).SelectMany(r => past[r.Run.Id]), OtherReports(reports, run.Run), actions);
            foreach (var failure in past[run.Run.Id].Where(f => wanted.Contains(f.Failure))) found[failure.Failure] = finder.Of(failure);
        }

        return found;
    }
}
