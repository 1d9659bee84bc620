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
            foreach (var line in RowLines.Read(source.Rows))
            {
                if (line.Bytes.IsEmpty) continue;
                using var json = RowJson.Parse(line, source.Rows, out _);
                if (json is not null) return RunNamedBy(json.RootElement) is not null;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Reading it will say so.
            return false;
        }

        return false;
    }

    public static IEnumerable<ImportItem> Items(RunSource source, ExpectedTurns? expected, CancellationToken cancel)
    {
        var (name, shown) = (Path.GetFileName(source.Rows), source.ShownFor(source.Rows));
        var expectedSource = expected is null ? null : Path.GetRelativePath(source.Folder, expected.Path).Replace('\\', '/');
        var runs = new Dictionary<string, (Run Run, Coverage Coverage, List<Trial> Trials)>(StringComparer.Ordinal);
        foreach (var line in RowLines.Read(source.Rows))
        {
            cancel.ThrowIfCancellationRequested();
            if (line.Bytes.IsEmpty) continue;
            using var json = RowJson.Parse(line, shown, out var problem);
            if (json is null || RowJson.TurnOf(json.RootElement, line, shown, ref problem) is not { } turn)
            {
                yield return new ImportItem.OfDiagnostic(problem!);
                continue;
            }

            var row = json.RootElement;
            var path = RunNamedBy(row) ?? Path.GetFileNameWithoutExtension(name);
            if (!runs.TryGetValue(path, out var run))
            {
                run = (RunOf(row, path, source), new Coverage(path), []);
                runs.Add(path, run);
            }

            var key = new TrialKey(run.Run.Id, RowTrial.CaseOf(turn), Attempt: run.Coverage.AttemptOf(turn));
            var trial = RowTrial.Of(row, line, name, key, turn, expected, expectedSource);
            run.Coverage.Add(turn, trial);
            run.Trials.Add(trial);
        }

        foreach (var (run, coverage, trials) in runs.Values)
        {
            var remarks = coverage.Remarks(run.PlannedCases).ToList();
            yield return new ImportItem.OfRun(remarks.Count == 0 ? run : run with { Remarks = [.. remarks.Select(remark => remark.Text)] });
            foreach (var trial in trials.Concat(coverage.Disagreements())) yield return new ImportItem.OfTrial(trial);
            foreach (var (severity, text) in remarks) yield return new ImportItem.OfDiagnostic(new ImportDiagnostic(shown, null, severity, $"run '{run.Id}': {text}"));
        }
    }

    private static string? RunNamedBy(System.Text.Json.JsonElement row) => row.At("run_dir").Text() ?? row.At("run").Text() ?? row.At("run_id").Text();

    private static Run RunOf(System.Text.Json.JsonElement row, string path, RunSource source) => new()
    {
        Id = path,
        Format = ConversationImporter.FormatId,
        Benchmark = path.Split('/') is [.., var group, _] ? group : null,
        Model = row.At("model_name").Text(),
        Mode = "unknown",
        Date = RowJson.Date(row),
        Root = source.Folder,
    };
}
