using Faultline.Importers.Scylla.Logs;
using Faultline.Importers.Scylla.Summary;
using Faultline.Importers.Scylla.Trees;
using Faultline.Model;

namespace Faultline.Importers.Scylla.Joined;

/// <summary>
/// Reads a results folder: the logs first (once, in parallel), then the summary, then test by test its experiments' folders. What is kept
/// grows with the number of attempts, not with the size of the logs.
/// </summary>
internal sealed class BatchReading(ImportInput input, Notes notes)
{
    private readonly Dictionary<string, List<(LogAttempt Log, int Session, int Thread)>> _attempts = new(StringComparer.Ordinal);
    private readonly List<decimal?> _costs = [];
    private decimal? _spend;
    private int _unknownCosts;

    public IEnumerable<ImportItem> Items(CancellationToken cancel)
    {
        var files = BatchFiles.Of(input.Path, notes);
        var logs = Logs(files.Logs, cancel);
        var summary = files.Summary is null ? null : new SummaryFile(files.Summary, notes);
        if (summary?.Read() == false) summary = null;
        var rows = (summary?.Rows ?? []).ToDictionary(r => r.Row.Case, StringComparer.Ordinal);
        var sessions = Sessions(logs, files, summary);
        List<string> cases = [.. _attempts.Keys.Concat(rows.Keys).Concat(files.Folders.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (cases.Count == 0)
        {
            notes.Error(input.Path, $"No test was found here. Expected rows in {SummaryFile.Name}, attempts in {ScyllaProbe.LogFolder}, or folders of experiments.");
            foreach (var note in notes.Take()) yield return new ImportItem.OfDiagnostic(note);
            yield break;
        }

        var run = RunOf(summary, sessions, cases);
        yield return new ImportItem.OfRun(run);
        foreach (var note in notes.Take()) yield return new ImportItem.OfDiagnostic(note);
        var join = new TestJoin(sessions);
        var reader = new TreeReader(notes);
        var maker = new TrialMaker(run.Id, files.Summary is null ? "" : notes.SourceOf(files.Summary));
        var final = new List<BatchRow>(rows.Count);
        foreach (var id in cases)
        {
            cancel.ThrowIfCancellationRequested();
            List<ExperimentTree> trees = files.Folders.TryGetValue(id, out var folders) ? [.. folders.Select(reader.Read)] : [];
            foreach (var draft in join.Join(id, _attempts.GetValueOrDefault(id, []), rows.GetValueOrDefault(id), trees))
            {
                Count(draft);
                // Where no folder is here at all they were not handed over.
                if (draft is { Tree: null, FolderName: { } missing } && files.Folders.Count > 0)
                    notes.Warning(Path.Join(notes.Root, missing), $"The folder that '{id}' wrote in session {draft.Session} is not here; its cost and result are those that log and summary state.");
                if (draft.Row is { } row) final.Add(row.Row with { Session = draft.Session, Attempt = draft.Attempt });
                yield return new ImportItem.OfTrial(maker.Of(draft));
            }

            _attempts.Remove(id);
        }

        // Rows in the order of the summary.
        var order = rows.Values.ToDictionary(r => r.Row.Case, r => r.Index, StringComparer.Ordinal);
        yield return new ImportItem.OfRun(run with
        {
            MedianTrialCostUsd = Money.Median(_costs),
            Usage = _spend is { } spend ? new Usage { CostUsd = spend } : null,
            Batch = run.Batch! with { Rows = [.. final.OrderBy(r => order[r.Case])], SpendUsd = _spend, RunsOfUnknownCost = _unknownCosts },
        });
        foreach (var note in notes.Take()) yield return new ImportItem.OfDiagnostic(note);
    }

    private void Count(Draft draft)
    {
        _costs.Add(draft.Cost);
        if (draft.Spend is { } spend) _spend = (_spend ?? 0m) + spend;
        _unknownCosts += draft.Runs.Count(r => r.Run is { ExitCode: not null and not 0, CostUsd: null or 0, AgentSeconds: > 1 });
    }

    private List<ThreadLog> Logs(List<string> paths, CancellationToken cancel)
    {
        var logs = paths.Select(p => new ThreadLog(notes.SourceOf(p))).ToList();
        Parallel.For(0, paths.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, i =>
        {
            try
            {
                logs[i].Read(paths[i], cancel);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                notes.Error(paths[i], $"The log cannot be read: {e.Message} Check its permissions.");
            }
        });
        for (var i = 0; i < logs.Count; i++)
        {
            foreach (var damage in logs[i].Damages)
                notes.Error(paths[i], damage.Count > 1 ? $"{damage.What} ({damage.Count} lines.)" : damage.What, damage.Line);
            if (logs[i] is { Lines: 0 }) notes.Warning(paths[i], "The log is empty.");
            else if (logs[i].Attempts.Count == 0) notes.Error(paths[i], "No attempt was found; expected lines like '[2026-02-14T13:59:04+00:00] Starting test-007'.");
        }

        return logs;
    }

    private IReadOnlyList<Session> Sessions(List<ThreadLog> logs, BatchFiles files, SummaryFile? summary)
    {
        var (sessions, of) = SessionMaker.Find([.. logs.Select(l => l.Attempts)]);
        for (var i = 0; i < logs.Count; i++)
        {
            var thread = BatchFiles.ThreadOf(files.Logs[i]) ?? i;
            foreach (var attempt in logs[i].Attempts)
            {
                if (!_attempts.TryGetValue(attempt.Case, out var list)) _attempts.Add(attempt.Case, list = []);
                list.Add((attempt, of[attempt], thread));
            }
        }

        foreach (var list in _attempts.Values) list.Sort((a, b) => (a.Session, a.Log.Start ?? DateTimeOffset.MaxValue, a.Log.StartLine).CompareTo((b.Session, b.Log.Start ?? DateTimeOffset.MaxValue, b.Log.StartLine)));
        return sessions.Count > 0 ? sessions : WithoutLogs(files, summary);
    }

    // Without logs the summary states the start of the last invocation; a folder that is older was made by an earlier one.
    private static List<Session> WithoutLogs(BatchFiles files, SummaryFile? summary)
    {
        var made = files.Folders.Values.SelectMany(f => f).Select(f => f.CreatedAt).Order().ToList();
        if (summary?.StartedAt is not { } start) return made.Count == 0 ? [] : [new Session(1, made[0], made[^1])];
        var end = summary.CompletedAt ?? start;
        var earlier = made.Where(m => m < start.AddSeconds(-1)).ToList();
        return earlier.Count == 0 ? [new Session(1, start, end)] : [new Session(1, earlier[0], earlier[^1]), new Session(2, start, end)];
    }

    private Run RunOf(SummaryFile? summary, IReadOnlyList<Session> sessions, List<string> cases)
    {
        var start = sessions.Count > 0 ? sessions[0].Start : summary?.StartedAt;
        return new Run
        {
            // A batch has no id of its own. When it began stays the same however often it is re-run.
            Id = "scylla-" + ContentHash.Short(start is { } begun ? begun.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : string.Join('\n', cases)),
            Format = ScyllaBatchImporter.FormatId,
            Benchmark = "scylla",
            Model = summary?.Model,
            Experiment = Path.GetFileName(notes.Root.TrimEnd('/', '\\')),
            Date = start,
            Status = summary?.IsFinal switch { true => "completed", false => "killed", null => null },
            DurationMs = summary is { StartedAt: { } from, CompletedAt: { } to } ? (to - from).TotalMilliseconds : null,
            PlannedCases = summary?.Planned is { } planned ? [.. planned.Concat(cases).Distinct(StringComparer.Ordinal)] : null,
            Batch = new Batch { Sessions = sessions, Rows = [], Settings = summary?.Settings, IsFinal = summary?.IsFinal },
            Root = notes.Root,
        };
    }
}
