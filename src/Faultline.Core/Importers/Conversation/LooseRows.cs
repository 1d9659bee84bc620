using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>
/// A file of rows that belongs to no run folder: published excerpts and tables of verdicts. Rows name their run (<c>run_dir</c> or
/// <c>run</c>); they are gathered by it, since they need not stand together.
/// </summary>
internal static class LooseRows
{
    /// <summary>True when the first row names its run. Rows of a file that does not are all of one run, which is read as it comes.</summary>
    public static bool NameRuns(RunSource source)
    {
        try
        {
            return RowReading.NamesRun(source.Rows);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading it will say so.
            return false;
        }
    }

    public static IEnumerable<ImportItem> Items(RunSource source, ExpectedTurns? expected, CancellationToken cancel)
    {
        var shown = source.ShownFor(source.Rows);
        var runs = new Dictionary<string, (Run Run, Coverage Coverage, List<Trial> Trials)>(StringComparer.Ordinal);
        var reading = new RowReading(source, run: null, expected);
        foreach (var row in reading.Rows(cancel))
        {
            if (row.Trial is not { } trial)
            {
                yield return new ImportItem.OfDiagnostic(row.Problem!);
                continue;
            }

            var path = trial.Key.Run;
            if (!runs.TryGetValue(path, out var run))
            {
                run = (RunOf(row.Origin!, path, source), new Coverage(path), []);
                runs.Add(path, run);
            }

            run.Trials.Add(run.Coverage.Add(row.Turn, trial));
        }

        foreach (var problem in reading.Problems) yield return new ImportItem.OfDiagnostic(problem);
        foreach (var (run, coverage, trials) in runs.Values)
        {
            var remarks = coverage.Remarks(run.PlannedCases).ToList();
            yield return new ImportItem.OfRun(remarks.Count == 0 ? run : run with { Remarks = [.. remarks.Select(remark => remark.Text)] });
            foreach (var trial in trials.Concat(coverage.Disagreements())) yield return new ImportItem.OfTrial(trial);
            foreach (var (severity, text) in remarks) yield return new ImportItem.OfDiagnostic(new ImportDiagnostic(shown, null, severity, $"run '{run.Id}': {text}"));
        }
    }

    private static Run RunOf(RowOrigin origin, string path, RunSource source) => new()
    {
        Id = path,
        Format = ConversationImporter.FormatId,
        Benchmark = path.Split('/') is [.., var group, _] ? group : null,
        Model = origin.Model,
        Mode = "unknown",
        Date = origin.Date,
        Root = source.Folder,
    };
}
