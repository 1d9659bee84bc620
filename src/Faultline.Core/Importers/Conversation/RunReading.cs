using System.Globalization;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Streams one run: its rows as trials, what could not be read, and at the end what the rows cover.</summary>
internal static class RunReading
{
    private const int MostRemarks = 50;

    public static IEnumerable<ImportItem> Items(RunSource source, ExpectedTurns? expected, CancellationToken cancel)
    {
        var notes = new List<ImportDiagnostic>();
        var facts = RunMetadata.Of(source, notes);
        if (source.OtherJudges.Count > 0)
        {
            notes.Add(new ImportDiagnostic(source.Shown, null, DiagnosticSeverity.Warning, $"Several judges judged this run: '{Path.GetFileName(source.Rows)}' is read, {string.Join(", ", source.OtherJudges.Select(path => $"'{Path.GetFileName(path)}'"))} is not, so that nothing counts twice. Name the file to read it instead."));
        }

        if (new FileInfo(source.Rows).Length == 0)
        {
            notes.Add(new ImportDiagnostic(source.ShownFor(source.Rows), null, DiagnosticSeverity.Error, "Found 0 bytes; expected one row per turn. No turn of this run has a verdict: judge it again."));
        }
        else if (source is { Judge: null, IsLooseFile: false, Name: null })
        {
            notes.Add(new ImportDiagnostic(source.ShownFor(source.Rows), null, DiagnosticSeverity.Warning, "Nothing was judged: no *_judged.jsonl lies beside the transcript. Its turns count as unfinished."));
        }

        foreach (var note in notes) yield return new ImportItem.OfDiagnostic(note);
        var items = source.IsLooseFile ? LooseRows.Items(source, expected, cancel) : OneRun(source, expected, facts, [.. notes.Select(note => note.Message)], cancel);
        foreach (var item in items) yield return item;
    }

    private static IEnumerable<ImportItem> OneRun(RunSource source, ExpectedTurns? expected, RunMetadata facts, List<string> remarks, CancellationToken cancel)
    {
        var id = source.Name ?? Path.GetFileName(source.Folder);
        var planned = expected?.Cases ?? facts.Planned;
        var run = new Run
        {
            Id = id,
            Format = ConversationImporter.FormatId,
            Benchmark = source.Name is null ? Path.GetFileName(Path.GetDirectoryName(source.Folder)) : null,
            BenchmarkVersion = facts.JudgeVersion,
            Model = facts.Model ?? source.TableModel,
            Mode = facts.Mode,
            Judge = source.Judge,
            Status = facts.Status,
            PlannedCases = planned,
            Root = source.Folder,
        };
        yield return new ImportItem.OfRun(run);
        var coverage = new Coverage(id);
        foreach (var item in Rows(source, run, expected, coverage, cancel))
        {
            if (item is ImportItem.OfRun { Run: var fuller }) run = fuller;
            if (item is ImportItem.OfDiagnostic { Diagnostic: var problem }) AddFirst(remarks, $"line {problem.Line?.ToString(CultureInfo.InvariantCulture)}: {problem.Message}");
            yield return item;
        }

        foreach (var trial in coverage.Disagreements()) yield return new ImportItem.OfTrial(trial);
        foreach (var (severity, text) in coverage.Remarks(planned).Concat(AgainstSummary(facts, coverage)))
        {
            remarks.Add(text);
            yield return new ImportItem.OfDiagnostic(new ImportDiagnostic(source.ShownFor(source.Rows), null, severity, text));
        }

        if (remarks.Count > 0) yield return new ImportItem.OfRun(run with { Remarks = remarks });
    }

    private static IEnumerable<(DiagnosticSeverity, string)> AgainstSummary(RunMetadata facts, Coverage coverage)
    {
        if (facts.Scored is not { } scored || scored == coverage.Turns || coverage.Turns == 0) yield break;
        yield return (DiagnosticSeverity.Info, string.Create(CultureInfo.InvariantCulture, $"The summary says {scored} turns were scored, the rows are of {coverage.Turns} turns. The rows count."));
    }

    // A file with very many bad lines must not make the run's own record large; the diagnostics name every line.
    private static void AddFirst(List<string> remarks, string text)
    {
        if (remarks.Count < MostRemarks) remarks.Add(text);
        else if (remarks.Count == MostRemarks) remarks.Add("Further lines could not be read; the import names each.");
    }

    private static IEnumerable<ImportItem> Rows(RunSource source, Run run, ExpectedTurns? expected, Coverage coverage, CancellationToken cancel)
    {
        var (name, shown) = (Path.GetFileName(source.Rows), source.ShownFor(source.Rows));
        var expectedSource = expected is null ? null : Path.GetRelativePath(source.Folder, expected.Path).Replace('\\', '/');
        foreach (var line in RowLines.Read(source.Rows))
        {
            cancel.ThrowIfCancellationRequested();
            if (line.Bytes.IsEmpty)
            {
                coverage.Blank();
                continue;
            }

            using var json = RowJson.Parse(line, shown, out var problem);
            if (json is null || RowJson.TurnOf(json.RootElement, line, shown, ref problem) is not { } turn)
            {
                yield return new ImportItem.OfDiagnostic(problem!);
                continue;
            }

            var row = json.RootElement;
            if (coverage.Rows == 0)
            {
                yield return new ImportItem.OfRun(run with { Model = run.Model ?? row.At("model_name").Text(), Date = RowJson.Date(row) });
            }

            var key = new TrialKey(run.Id, RowTrial.CaseOf(turn), Attempt: coverage.AttemptOf(turn));
            var trial = RowTrial.Of(row, line, name, key, turn, expected, expectedSource);
            coverage.Add(turn, trial);
            yield return new ImportItem.OfTrial(trial);
        }
    }
}
