using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>Some trials on their way to disk. All that does not depend on the trials before them is done by <see cref="Serialize"/>, which may run on any thread.</summary>
internal sealed class TrialBatch
{
    private const int MostTrials = 128;
    private const int MostCharacters = 1 << 18;

    private readonly List<Trial> _trials = new(MostTrials);
    private readonly List<Line> _lines = new(MostTrials);
    private readonly List<TextPart> _parts = [];
    private readonly List<CheckList> _checkLists = [];
    private readonly JsonBytes _content = new();
    private readonly JsonBytes _checks = new();
    private readonly JsonBytes _texts = new();
    private readonly JsonBytes _hashes = new();
    private long _characters;

    public bool IsFull => _trials.Count >= MostTrials || _characters >= MostCharacters;

    public bool IsEmpty => _trials.Count == 0;

    public ReadOnlySpan<Line> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>The lists of checks that trials of this batch share.</summary>
    public int CheckLists => _checkLists.Count;

    public void Add(Trial trial)
    {
        _trials.Add(trial);
        for (var i = 0; i < trial.Artifacts.Count; i++) _characters += trial.Artifacts[i].Size;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TrialBatch Serialize()
    {
        foreach (var trial in _trials)
        {
            var firstPart = _parts.Count;
            for (var i = 0; i < trial.Artifacts.Count; i++) AddText(trial.Artifacts[i], i);
            var list = trial.IsFailure ? -1 : ListOf(trial.Checks);
            var start = _content.Length;
            TrialJson.Write(_content, trial, withChecks: list < 0);
            _lines.Add(new Line(trial.IsFailure, start, _content.Length - start, firstPart, _parts.Count - firstPart, list));
        }

        _trials.Clear();
        return this;
    }

    /// <summary>A trial without its texts, and without its checks where it shares them.</summary>
    public ReadOnlySpan<byte> Trial(Line line) => _content.Written.Slice(line.Start, line.Length);

    public ReadOnlySpan<TextPart> Texts(Line line) => CollectionsMarshal.AsSpan(_parts).Slice(line.FirstText, line.TextCount);

    /// <summary>SHA-256 of a text that may come again; empty for the others.</summary>
    public ReadOnlySpan<byte> Hash(TextPart part) => part.HashAt < 0 ? default : _hashes.Written.Slice(part.HashAt, SHA256.HashSizeInBytes);

    /// <summary>The line of a text, without its line end.</summary>
    public ReadOnlySpan<byte> Text(TextPart part) => _texts.Written.Slice(part.Start, part.Length);

    /// <summary>The JSON of a list of checks.</summary>
    public ReadOnlySpan<byte> Checks(int list) => _checks.Written.Slice(_checkLists[list].Start, _checkLists[list].Length);

    /// <summary>Makes it an empty one again, with the room that it has.</summary>
    public void Clear()
    {
        _trials.Clear();
        _lines.Clear();
        _parts.Clear();
        _checkLists.Clear();
        _content.Clear();
        _checks.Clear();
        _texts.Clear();
        _hashes.Clear();
        _characters = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddText(Artifact artifact, int number)
    {
        var from = _texts.Length;
        if (artifact.Written is { } written)
        {
            _texts.Add(TextLine.Start);
            _texts.Add(written);
        }
        else if (artifact.Text is { } text)
        {
            _texts.Add(TextLine.Start);
            _texts.AddString(text);
        }
        else
        {
            return;
        }

        _texts.Add((byte)'}');
        var hashAt = -1;
        // What a row says at length it says once; a file or a reference answer comes with every attempt.
        if (artifact.Written is null && _texts.Length - from > RunLines.LongestKnown)
        {
            hashAt = _hashes.Length;
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(_texts.Written[from..], hash);
            _hashes.Add(hash);
        }

        _parts.Add(new TextPart(number, hashAt, from, _texts.Length - from));
    }

    /// <summary>The number of the list in this batch; -1 when it says more than names and outcomes, or nothing at all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ListOf(IReadOnlyList<Check> checks)
    {
        for (var i = 0; i < _checkLists.Count; i++)
        {
            if (ReferenceEquals(_checkLists[i].Checks, checks)) return i;
        }

        if (checks.Count == 0 || !checks.All(IsBare)) return -1;
        for (var i = 0; i < _checkLists.Count; i++)
        {
            if (_checkLists[i].Checks.SequenceEqual(checks)) return i;
        }

        var start = _checks.Length;
        TrialJson.Write(_checks, checks);
        _checkLists.Add(new CheckList(checks, start, _checks.Length - start));
        return _checkLists.Count - 1;
    }

    private static bool IsBare(Check check) => check is { Message: null, MessageAt: null, Detail: null, DetailAt: null, DurationMs: null };

    /// <param name="List">Number of the list of checks that the trial shares with others; -1 when its own stand in it.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Line(bool IsFailure, int Start, int Length, int FirstText, int TextCount, int List);

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct TextPart(int Artifact, int HashAt, int Start, int Length);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct CheckList(IReadOnlyList<Check> Checks, int Start, int Length);
}
