using System.Globalization;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// A workspace of plain files (<c>runs/</c> and <c>ledger/</c>). Nothing is created before the first write. Any number of processes
/// may read and write it at once, and one that dies leaves nothing half-written that a reader would see.
/// </summary>
/// <param name="folder">The workspace's folder, usually <c>.faultline</c>; it need not exist.</param>
/// <param name="clock">Says when a run was imported and an event recorded.</param>
/// <param name="memory">What a server keeps between questions; null reads the files anew each time.</param>
public sealed class FileStore(string folder, TimeProvider clock, StoreMemory? memory = null)
{
    internal const string ManifestFile = "run.json";
    internal const string TrialsFile = "trials.jsonl";
    internal const string TextsFile = "texts.jsonl";
    internal const string TemporaryPrefix = ".tmp-";

    private readonly Ledger _ledger = new(Path.Combine(folder, "ledger"), clock);

    public string Folder { get; } = folder;

    internal string RunsFolder => Path.Combine(Folder, "runs");

    /// <summary>Begins an import; see <see cref="RunWriter"/>.</summary>
    public RunWriter BeginRun() => new(this, clock);

    /// <summary>Appends one event. Many events belong into one call of <see cref="Append(IEnumerable{LedgerEvent})"/>.</summary>
    public void Append(LedgerEvent happened) => _ledger.Append([happened]);

    /// <summary>Appends the events as they come and flushes them to disk once, at the end. An event without a time gets the clock's.</summary>
    public void Append(IEnumerable<LedgerEvent> events) => _ledger.Append(events);

    /// <summary>Opens the journal of reviews for one review.</summary>
    /// <exception cref="UserError">Another review of this workspace is under way.</exception>
    public ReviewRecorder BeginReview(Action<ImportDiagnostic> report)
    {
        var reviews = Path.Combine(Folder, "reviews");
        Directory.CreateDirectory(reviews);
        var held = LockFile.TryTake(Path.Combine(reviews, "review.lock"))
            ?? throw new UserError("Another review of this workspace is under way.", "Two at once would pay twice for the same answers: wait for it, or stop it.");
        try
        {
            return new ReviewRecorder(this, new CallJournal(reviews, clock, report), held);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Events, earliest first; lines that are torn or of a kind this version does not know are reported and skipped.</summary>
    /// <param name="kinds">Types of the events that are asked for; none for all. Lines of other kinds are not parsed, so damage in them is not seen.</param>
    public IEnumerable<LedgerEvent> Events(Action<ImportDiagnostic> report, params Type[] kinds) => _ledger.Events(report, kinds, memory);

    /// <summary>The events of one kind.</summary>
    public IEnumerable<T> Events<T>(Action<ImportDiagnostic> report)
        where T : LedgerEvent => Events(report, typeof(T)).Cast<T>();

    /// <summary>All runs, every revision, by id (ordinal) and revision. Damaged ones are reported and left out.</summary>
    /// <exception cref="UserError">A newer Faultline wrote here.</exception>
    public IReadOnlyList<StoredRun> Runs(Action<ImportDiagnostic> report)
    {
        if (!Directory.Exists(RunsFolder)) return [];

        var runs = new List<StoredRun>();
        foreach (var found in Directory.EnumerateDirectories(RunsFolder))
        {
            if (Path.GetFileName(found).StartsWith(TemporaryPrefix, StringComparison.Ordinal)) continue;
            if (TryReadManifest(found, report) is { } run) runs.Add(run);
        }

        runs.Sort((a, b) => StringComparer.Ordinal.Compare(a.Run.Id, b.Run.Id) is var byId and not 0 ? byId : a.Revision.CompareTo(b.Revision));
        return runs;
    }

    /// <summary>
    /// Finds a run by its id, or by the beginning of it where only one run begins so: the latest revision, or the one named by <c>~2</c>
    /// at the end.
    /// </summary>
    /// <exception cref="UserError">A newer Faultline wrote here.</exception>
    public RunLookup FindRun(string asked, Action<ImportDiagnostic> report)
    {
        var runs = Runs(report);
        if (Latest(asked, null) is { } whole) return whole;

        var tilde = asked.LastIndexOf('~');
        if (tilde >= 0 && int.TryParse(asked.AsSpan(tilde + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            return Latest(asked[..tilde], revision) ?? ByPrefix(asked[..tilde], revision);
        }

        return ByPrefix(asked, null);

        RunLookup? Latest(string id, int? revision) =>
            runs.LastOrDefault(r => r.Run.Id == id && (revision is null || r.Revision == revision)) is { } run ? new RunLookup.Found(run) : null;

        RunLookup ByPrefix(string prefix, int? revision)
        {
            List<StoredRun> candidates =
            [
                .. runs.Where(r => prefix.Length > 0 && r.Run.Id.StartsWith(prefix, StringComparison.Ordinal) && (revision is null || r.Revision == revision))
                    .GroupBy(r => r.Run.Id, StringComparer.Ordinal)
                    .Select(revisions => revisions.Last()),
            ];
            return candidates switch
            {
                [] => new RunLookup.None(asked),
                [var only] => new RunLookup.Found(only),
                _ => new RunLookup.Ambiguous(asked, candidates),
            };
        }
    }

    /// <summary>
    /// The run's trials in the order of the import, read as they are asked for. Lines and texts that cannot be read are reported; the
    /// rest goes on.
    /// </summary>
    /// <param name="failuresOnly">Leaves out trials that passed or never ended; they are not parsed, so damage in them is not seen.</param>
    /// <param name="withTexts">False leaves the texts of artifacts unread (null), which is much faster.</param>
    /// <param name="only">Which trials are wanted; the texts of others are not read. Null is all.</param>
    public IEnumerable<Trial> Trials(StoredRun run, bool failuresOnly, bool withTexts, Action<ImportDiagnostic> report, Func<Trial, bool>? only = null)
    {
        var reader = new TrialReader(Path.Combine(RunsFolder, run.FolderName), run, report);
        if (withTexts || only is not null || memory?.TrialsOf(run, reader) is not { } kept) return reader.Read(failuresOnly, withTexts, only);
        return failuresOnly ? kept.Where(t => t.IsFailure) : kept;
    }

    /// <summary>The manifest of a run's folder; null and a report when it is damaged.</summary>
    internal static StoredRun? TryReadManifest(string folder, Action<ImportDiagnostic> report)
    {
        var path = Path.Combine(folder, ManifestFile);
        string why;
        try
        {
            var bytes = File.ReadAllBytes(path);
            JsonSerializer.Deserialize(bytes, StoreJson.Page<StoreFormat>())?.MustBeKnown(path);
            if (JsonSerializer.Deserialize(bytes, StoreJson.Page<StoredRun>()) is { } run) return run with { FolderName = Path.GetFileName(folder) };
            why = "it is 'null'";
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            why = e.Message;
        }

        report(new ImportDiagnostic(path, null, DiagnosticSeverity.Error,
            $"Found a run's folder whose manifest cannot be read ({why}); expected the JSON that an import writes. The run is left out; import it again, and delete '{folder}' if it is of no use."));
        return null;
    }
}
