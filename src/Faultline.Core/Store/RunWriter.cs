using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Writes one run: <see cref="Add"/> its trials as they come, then <see cref="CommitAsync"/>, which makes it visible as a whole.
/// Disposed without commit it leaves nothing behind. Not for use by several threads; several writers at once are fine.
/// </summary>
public sealed class RunWriter : IDisposable
{
    /// <summary>Bytes of a text up to which it is known again by itself: an empty list, the scores, what a user says in one turn.</summary>
    internal const int LongestKnown = 250;

    // Beyond these what comes again is written again: memory must not grow with the input.
    private const int MostKnown = 10_000;
    private const int MostRemembered = 100_000;
    private const int MostLists = 10_000;
    private const int MostPending = 4;
    private const int Unnumbered = -1;
    private const int BytesBetweenFlushes = 32 << 20;

    private readonly FileStore _store;
    private readonly TimeProvider _clock;
    private readonly RunTally _tally = new();
    private readonly IncrementalHash _trialsDigest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _textsDigest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<byte[], TextPlace> _known = new(ByteStrings.Comparer);
    private readonly Dictionary<TextKey, TextPlace> _texts = [];
    private readonly Dictionary<byte[], int> _lists = new(ByteStrings.Comparer);
    private readonly List<int> _listsOfBatch = [];
    private readonly Queue<Task<TrialBatch>> _pending = [];
    private readonly Stack<TrialBatch> _free = [];
    private readonly JsonBytes _trialLines = new();
    private readonly JsonBytes _textLines = new();
    private TrialBatch _batch = new();
    private long _textsAt;
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
        _trialsDigest.Dispose();
        _textsDigest.Dispose();
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
            Digest = DigestOf(run),
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

    // Another layout of the files is another digest, and says so.
    private string DigestOf(Run run) => Convert.ToHexStringLower(SHA256.HashData(
    [
        .. "faultline-run-2\n"u8,
        .. _trialsDigest.GetHashAndReset(),
        .. _textsDigest.GetHashAndReset(),
        .. JsonSerializer.SerializeToUtf8Bytes(run with { Root = "" }, StoreJson.Line<Run>()),
    ]));

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(TrialBatch batch)
    {
        _trialLines.Clear();
        _textLines.Clear();
        _listsOfBatch.Clear();
        for (var i = 0; i < batch.CheckLists; i++) _listsOfBatch.Add(Unnumbered);
        foreach (var line in batch.Lines) AddLine(batch, line);
        _trialsDigest.AppendData(_trialLines.Written);
        _textsDigest.AppendData(_textLines.Written);
        _trialsFile!.Write(_trialLines.Written);
        _textsFile!.Write(_textLines.Written);
        _textsAt += _textLines.Length;
        FlushAhead(_trialLines.Length + _textLines.Length);
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

    // A TrialLine as the serializer writes it, around a trial that is serialized already.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLine(TrialBatch batch, TrialBatch.Line line)
    {
        _trialLines.Add(line.IsFailure ? "{\"failure\":true"u8 : "{\"failure\":false"u8);
        if (line.List >= 0) AddList(batch, line.List);
        _trialLines.Add(",\"trial\":"u8);
        _trialLines.Add(batch.Trial(line));
        var isFirst = true;
        foreach (var text in batch.Texts(line))
        {
            var place = Place(batch, text);
            _trialLines.Add(isFirst ? ",\"texts\":[{\"artifact\":"u8 : ",{\"artifact\":"u8);
            _trialLines.Add(text.Artifact);
            _trialLines.Add(",\"offset\":"u8);
            _trialLines.Add(place.Offset);
            _trialLines.Add(",\"length\":"u8);
            _trialLines.Add(place.Length);
            _trialLines.Add((byte)'}');
            isFirst = false;
        }

        _trialLines.Add(isFirst ? "}\n"u8 : "]}\n"u8);
    }
    // Nearly all that passed have one of a few lists of checks: each is written once.
    private void AddList(TrialBatch batch, int list)
    {
        var number = _listsOfBatch[list];
        if (number != Unnumbered)
        {
            _trialLines.Add(",\"list\":"u8);
            _trialLines.Add(number);
            return;
        }

        var checks = batch.Checks(list);
        var numbers = _lists.GetAlternateLookup<ReadOnlySpan<byte>>();
        if (numbers.TryGetValue(checks, out number))
        {
            _listsOfBatch[list] = number;
            AddList(batch, list);
            return;
        }

        if (_lists.Count < MostLists)
        {
            _trialLines.Add(",\"list\":"u8);
            _trialLines.Add(_lists.Count);
            _listsOfBatch[list] = _lists.Count;
            _lists.Add(checks.ToArray(), _lists.Count);
        }

        _trialLines.Add(",\"checks\":"u8);
        _trialLines.Add(checks);
    }

    /// <summary>Where the text is in the texts' file; it is written on its first appearance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TextPlace Place(TrialBatch batch, TrialBatch.TextPart text)
    {
        var line = batch.Text(text);
        var hash = batch.Hash(text);
        var known = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        var isShort = line.Length <= LongestKnown;
        if (isShort && known.TryGetValue(line, out var there)) return there;
        if (hash.Length > 0 && _texts.TryGetValue(MemoryMarshal.Read<TextKey>(hash), out there)) return there;

        var place = new TextPlace(_textsAt + _textLines.Length, text.Length);
        _textLines.Add(line);
        _textLines.Add((byte)'\n');
        if (isShort && _known.Count < MostKnown) _known.Add(line.ToArray(), place);
        if (hash.Length > 0 && _texts.Count < MostRemembered) _texts.Add(MemoryMarshal.Read<TextKey>(hash), place);
        return place;
    }

    private void CloseFiles()
    {
        // Whether it succeeded matters to a commit only, which has asked.
        Task.WaitAny(_flushing);
        _trialsFile?.Dispose();
        _textsFile?.Dispose();
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct TextPlace(long Offset, int Length);

    // Half of the text's SHA-256.
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TextKey(long First, long Second)
    {
        public override int GetHashCode() => (int)First;
    }
}
