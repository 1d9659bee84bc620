using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Writes one run: <see cref="Add"/> its trials as they come, then <see cref="CommitAsync"/>, which makes it visible as a whole.
/// Disposed without commit it leaves nothing behind. Not for use by several threads; several writers at once are fine.
/// </summary>
public sealed class RunWriter : IDisposable
{
    private const int MostPending = 4;
    private const int BytesBetweenFlushes = 32 << 20;

    private readonly FileStore _store;
    private readonly TimeProvider _clock;
    private readonly RunTally _tally = new();
    private readonly RunLines _lines = new();
    private readonly Queue<Task<TrialBatch>> _pending = [];
    private readonly Stack<TrialBatch> _free = [];
    private TrialBatch _batch = new();
    private long _unflushed;
    private Task _flushing = Task.CompletedTask;
    private TemporaryRun? _temporary;
    private FileStream? _trialsFile;
    private FileStream? _textsFile;
    private string? _runId;
    private bool _ended;

    internal RunWriter(FileStore store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
    }

    /// <summary>Counts of what was added so far.</summary>
    public RunTally Tally => _tally;

    /// <summary>Takes one trial; it is written to the temporary folder with others.</summary>
    /// <exception cref="ArgumentException">The trial's key names another run than those before it.</exception>
    public void Add(Trial trial)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _runId ??= trial.Key.Run;
        if (trial.Key.Run != _runId)
        {
            throw new ArgumentException($"Found a trial of run '{trial.Key.Run}' among those of '{_runId}'; begin a writer for each run.", nameof(trial));
        }

        Open();
        _tally.Add(trial);
        _batch.Add(trial);
        if (_batch.IsFull) HandOver();
    }

    /// <summary>
    /// Flushes everything to disk and renames it into place, unless a revision with the same content is there already. Ends the writer.
    /// </summary>
    /// <exception cref="ArgumentException">The trials added belong to another run.</exception>
    /// <exception cref="UserError">A newer Faultline wrote this run.</exception>
    public Task<CommitResult> CommitAsync(Run run, CancellationToken cancellationToken = default) => Task.Run(() => Commit(run), cancellationToken);

    public void Dispose()
    {
        if (_ended) return;
        _ended = true;
        _lines.Dispose();
        try
        {
            // Fails where the disk is full: what was written must go all the more.
            CloseFiles();
        }
        finally
        {
            _temporary?.Dispose();
        }
    }

    private CommitResult Commit(Run run)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        if (_runId is not null && _runId != run.Id)
        {
            throw new ArgumentException($"Found run '{run.Id}' at the end of trials of run '{_runId}'.", nameof(run));
        }

        Open();
        WriteRest();
        var contradictions = _tally.Contradictions(run);
        var stored = new StoredRun
        {
            Format = StoreFormat.Current,
            Run = run,
            Revision = 1,
            Digest = _lines.DigestWith(run),
            ImportedAt = _clock.GetUtcNow(),
            Trials = _tally.Trials,
            Totals = _tally.For(run),
            FailuresByCheck = _tally.FailuresByCheck,
            Contradictions = contradictions.Count == 0 ? null : contradictions,
        };
        // An error of the disk is told by it too.
        _flushing.GetAwaiter().GetResult();
        _trialsFile!.Flush(flushToDisk: true);
        _textsFile!.Flush(flushToDisk: true);
        CloseFiles();
        try
        {
            return new RunShelf(_store.RunsFolder).Place(stored, _temporary!.Folder);
        }
        finally
        {
            Dispose();
        }
    }

    private void Open()
    {
        if (_temporary is not null) return;
        _temporary = TemporaryRun.Create(_store.RunsFolder);
        _trialsFile = Create(FileStore.TrialsFile);
        _textsFile = Create(FileStore.TextsFile);

        FileStream Create(string name) => new(Path.Combine(_temporary.Folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 128 * 1024);
    }

    // Most of the work needs nothing of what was written before: it is done by other cores, a few batches ahead.
    private void HandOver()
    {
        _pending.Enqueue(Task.Run(_batch.Serialize));
        _batch = _free.TryPop(out var free) ? free : new TrialBatch();
        while (_pending.TryPeek(out var first) && (first.IsCompleted || _pending.Count > MostPending)) Write(_pending.Dequeue().GetAwaiter().GetResult());
    }

    private void WriteRest()
    {
        while (_pending.TryDequeue(out var next)) Write(next.GetAwaiter().GetResult());
        if (!_batch.IsEmpty) Write(_batch.Serialize());
    }

    private void Write(TrialBatch batch)
    {
        _lines.Put(batch);
        _trialsFile!.Write(_lines.Trials);
        _textsFile!.Write(_lines.Texts);
        FlushAhead(_lines.Trials.Length + _lines.Texts.Length);
        batch.Clear();
        _free.Push(batch);
    }

    // The disk works while the rest is read; at the end little is left to wait for.
    private void FlushAhead(int written)
    {
        _unflushed += written;
        if (_unflushed < BytesBetweenFlushes || !_flushing.IsCompleted) return;
        _unflushed = 0;
        var (trials, texts) = (_trialsFile!.SafeFileHandle, _textsFile!.SafeFileHandle);
        _flushing = Task.Run(() =>
        {
            RandomAccess.FlushToDisk(trials);
            RandomAccess.FlushToDisk(texts);
        });
    }

    private void CloseFiles()
    {
        // Whether it succeeded matters to a commit only, which has asked.
        Task.WaitAny(_flushing);
        _trialsFile?.Dispose();
        _textsFile?.Dispose();
    }
}
