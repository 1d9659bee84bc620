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

    // Short texts are often the same: an empty list, the scores.
    private const int LongestRepeat = 250;

    private readonly List<Trial> _trials = new(MostTrials);
    private readonly List<Line> _lines = new(MostTrials);
    private readonly List<TextPart> _parts = [];
    private readonly TrialJson _json = new();
    private readonly JsonBytes _content = new();
    private readonly JsonBytes _texts = new();
    private readonly Dictionary<string, TextPart> _repeats = new(StringComparer.Ordinal);
    private long _characters;

    public bool IsFull => _trials.Count >= MostTrials || _characters >= MostCharacters;

    public bool IsEmpty => _trials.Count == 0;

    /// <summary>What counts for the run's digest: of each trial the hashes of its texts, each with its number, then the trial and a line end.</summary>
    public ReadOnlySpan<byte> Digested => _content.Written;

    public ReadOnlySpan<Line> Lines => CollectionsMarshal.AsSpan(_lines);

    public void Add(Trial trial)
    {
        _trials.Add(trial);
        for (var i = 0; i < trial.Artifacts.Count; i++) _characters += trial.Artifacts[i].Text?.Length ?? 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TrialBatch Serialize()
    {
        foreach (var trial in _trials)
        {
            var firstPart = _parts.Count;
            for (var i = 0; i < trial.Artifacts.Count; i++)
            {
                if (trial.Artifacts[i].Text is not { } text) continue;
                _content.Add(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in i)));
                _parts.Add(TextOf(text, i, _content.Length));
            }

            var start = _content.Length;
            _json.Write(_content, trial);
            _lines.Add(new Line(trial.IsFailure, start, _content.Length - start, firstPart, _parts.Count - firstPart));
            _content.Add((byte)'\n');
        }

        _trials.Clear();
        return this;
    }

    // Writes the text, and its hash at the end of the content.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private TextPart TextOf(string text, int artifact, int hashAt)
    {
        if (text.Length <= LongestRepeat && _repeats.TryGetValue(text, out var known))
        {
            _content.Add(Hash(known));
            return known with { Artifact = artifact, HashAt = hashAt };
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        // UTF-16 and not UTF-8: two texts that differ only in broken surrogates must not be taken for one.
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        _content.Add(hash);
        var from = _texts.Length;
        _texts.Add("{\"text\":"u8);
        _texts.AddString(text);
        _texts.Add((byte)'}');
        var part = new TextPart(artifact, hashAt, from, _texts.Length - from);
        if (text.Length <= LongestRepeat) _repeats.TryAdd(text, part);
        return part;
    }

    /// <summary>A trial without its texts.</summary>
    public ReadOnlySpan<byte> Trial(Line line) => _content.Written.Slice(line.Start, line.Length);

    public ReadOnlySpan<TextPart> Texts(Line line) => CollectionsMarshal.AsSpan(_parts).Slice(line.FirstText, line.TextCount);

    public ReadOnlySpan<byte> Hash(TextPart part) => _content.Written.Slice(part.HashAt, SHA256.HashSizeInBytes);

    /// <summary>The line of a text, without its line end.</summary>
    public ReadOnlySpan<byte> Text(TextPart part) => _texts.Written.Slice(part.Start, part.Length);

    /// <summary>Makes it an empty one again, with the room that it has.</summary>
    public void Clear()
    {
        _trials.Clear();
        _lines.Clear();
        _parts.Clear();
        _repeats.Clear();
        _content.Clear();
        _texts.Clear();
        _characters = 0;
    }

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Line(bool IsFailure, int Start, int Length, int FirstText, int TextCount);

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct TextPart(int Artifact, int HashAt, int Start, int Length);
}
