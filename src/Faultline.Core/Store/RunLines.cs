using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Makes the lines of a run's two files out of batches, in their order. Texts and lists of checks that come again are written once.
/// Memory does not grow with the run.
/// </summary>
internal sealed class RunLines : IDisposable
{
    /// <summary>Bytes of a text up to which it is known again by itself: an empty list, the scores, what a user says in one turn.</summary>
    public const int LongestKnown = 250;

    // Beyond these what comes again is written again: memory must not grow with the input.
    private const int MostKnown = 10_000;
    private const int MostRemembered = 100_000;
    private const int MostLists = 10_000;
    private const int Unnumbered = -1;

    private readonly IncrementalHash _trialsDigest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _textsDigest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<byte[], TextPlace> _known = new(ByteStrings.Comparer);
    private readonly Dictionary<TextKey, TextPlace> _texts = [];
    private readonly Dictionary<byte[], int> _lists = new(ByteStrings.Comparer);
    private readonly List<int> _listsOfBatch = [];
    private readonly JsonBytes _trialLines = new();
    private readonly JsonBytes _textLines = new();
    private long _textsAt;

    /// <summary>Lines of <c>trials.jsonl</c> of the batch that was put last.</summary>
    public ReadOnlySpan<byte> Trials => _trialLines.Written;

    /// <summary>The same of <c>texts.jsonl</c>: the texts that no batch before had.</summary>
    public ReadOnlySpan<byte> Texts => _textLines.Written;

    public void Put(TrialBatch batch)
    {
        _textsAt += _textLines.Length;
        _trialLines.Clear();
        _textLines.Clear();
        _listsOfBatch.Clear();
        for (var i = 0; i < batch.CheckLists; i++) _listsOfBatch.Add(Unnumbered);
        foreach (var line in batch.Lines) AddLine(batch, line);
        _trialsDigest.AppendData(_trialLines.Written);
        _textsDigest.AppendData(_textLines.Written);
    }

    /// <summary><see cref="StoredRun.Digest"/> of all that was put, for a run. Another layout of the files is another digest, and says so.</summary>
    public string DigestWith(Run run) => Convert.ToHexStringLower(SHA256.HashData(
    [
        .. "faultline-run-2\n"u8,
        .. _trialsDigest.GetHashAndReset(),
        .. _textsDigest.GetHashAndReset(),
        .. JsonSerializer.SerializeToUtf8Bytes(run with { Root = "" }, StoreJson.Line<Run>()),
    ]));

    public void Dispose()
    {
        _trialsDigest.Dispose();
        _textsDigest.Dispose();
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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct TextPlace(long Offset, int Length);

    // Half of the text's SHA-256.
    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct TextKey(long First, long Second)
    {
        public override int GetHashCode() => (int)First;
    }
}
