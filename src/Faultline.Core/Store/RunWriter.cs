using System.Buffers.Binary;
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
    private const int MostRemembered = 100_000;

    private readonly FileStore _store;
    private readonly TimeProvider _clock;
    private readonly RunTally _tally = new();
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<UInt128, TextPlace> _texts = [];
    private TemporaryRun? _temporary;
    private FileStream? _trialsFile;
    private FileStream? _textsFile;
    private string? _runId;
    private bool _ended;

    internal RunWriter(FileStore store, TimeProvider clock)
    {
        _store = store;
        _clock = clock;
        // Another way of hashing is another digest.
        _digest.AppendData("faultline-run-1\n"u8);
    }

    /// <summary>Counts of what was added so far.</summary>
    public RunTally Tally => _tally;

    /// <summary>Writes one trial to the temporary folder.</summary>
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
        var references = new List<TextReference>();
        var artifacts = new Artifact[trial.Artifacts.Count];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var i = 0; i < artifacts.Length; i++)
        {
            artifacts[i] = trial.Artifacts[i] with { Text = null };
            if (trial.Artifacts[i].Text is not { } text) continue;
            var place = Place(text, hash);
            references.Add(new TextReference(i, place.Offset, place.Length));
            _digest.AppendData(BitConverter.GetBytes(i));
            _digest.AppendData(hash);
        }

        var stripped = artifacts.Length == 0 ? trial : trial with { Artifacts = artifacts };
        // The places of texts are no content; everything else of the line is.
        var content = JsonSerializer.SerializeToUtf8Bytes(stripped, StoreJson.Line<Trial>());
        AppendToDigest(content);
        WriteLine(trial.IsFailure, content, references);
        _tally.Add(trial);
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
        _digest.Dispose();
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
        AppendToDigest(JsonSerializer.SerializeToUtf8Bytes(run with { Root = "" }, StoreJson.Line<Run>()));
        var contradictions = _tally.Contradictions(run);
        var stored = new StoredRun
        {
            Format = StoreFormat.Current,
            Run = run,
            Revision = 1,
            Digest = Convert.ToHexStringLower(_digest.GetHashAndReset()),
            ImportedAt = _clock.GetUtcNow(),
            Trials = _tally.Trials,
            Totals = _tally.For(run),
            FailuresByCheck = _tally.FailuresByCheck,
            Contradictions = contradictions.Count == 0 ? null : contradictions,
        };
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

    // A TrialLine as the serializer writes it, around a trial that is serialized already: with many trials that is most of the work.
    private void WriteLine(bool isFailure, byte[] trial, List<TextReference> references)
    {
        var file = _trialsFile!;
        file.Write(isFailure ? "{\"failure\":true,\"trial\":"u8 : "{\"failure\":false,\"trial\":"u8);
        file.Write(trial);
        if (references.Count > 0)
        {
            file.Write(",\"texts\":"u8);
            JsonSerializer.Serialize(file, references, StoreJson.Line<IReadOnlyList<TextReference>>());
        }

        file.Write("}\n"u8);
    }

    /// <summary>Where the text is in the texts' file; it is written on its first appearance.</summary>
    private TextPlace Place(string text, Span<byte> hash)
    {
        // UTF-16 and not UTF-8: two texts that differ only in broken surrogates must not be taken for one.
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        var key = BinaryPrimitives.ReadUInt128BigEndian(hash);
        if (_texts.TryGetValue(key, out var known)) return known;

        var offset = _textsFile!.Position;
        JsonSerializer.Serialize(_textsFile, new TextLine(text), StoreJson.Line<TextLine>());
        var place = new TextPlace(offset, checked((int)(_textsFile.Position - offset)));
        _textsFile.WriteByte((byte)'\n');
        // Beyond this a text that comes again is written again: memory must not grow with the input.
        if (_texts.Count < MostRemembered) _texts.Add(key, place);
        return place;
    }

    private void AppendToDigest(byte[] content)
    {
        _digest.AppendData(content);
        _digest.AppendData("\n"u8);
    }

    private void CloseFiles()
    {
        _trialsFile?.Dispose();
        _textsFile?.Dispose();
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct TextPlace(long Offset, int Length);
}
