using System.Collections.Concurrent;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Clustering;

/// <summary>
/// Reduces any number of failures to their distinct signatures. Safe for many threads; which number a signature gets depends on who
/// came first, what the signatures are does not.
/// </summary>
public sealed class SignatureTable
{
    [ThreadStatic]
    private static List<ScannedToken>? _tokens;

    private readonly ConcurrentDictionary<ContentKey, Entry> _known = [];
    private int _count;

    public int Count => _known.Count;

    /// <summary>The distinct signatures by their number.</summary>
    public IReadOnlyList<Signature> Signatures
    {
        get
        {
            var all = new Signature[_count];
            foreach (var entry in _known.Values) all[entry.Number] = entry.Signature;
            return all;
        }
    }

    /// <summary>The number of the failure's signature.</summary>
    public int Add(FailureWords failure) => Add(FailureReader.Read(failure));

    public int Add(Reading reading)
    {
        var tokens = _tokens ??= [];
        tokens.Clear();
        Words.Scan(reading.Engine, reading.Headline, tokens);
        var key = KeyOf(reading, tokens);
        return _known.TryGetValue(key, out var known) ? known.Number : AddNew(key, reading, tokens);
    }

    private int AddNew(ContentKey key, Reading reading, List<ScannedToken> tokens)
    {
        var signature = Clustering.Signatures.Of(reading, [.. Words.Collapse(reading.Headline, tokens).Select(w => w.Text)]);
        lock (_known)
        {
            if (_known.TryGetValue(key, out var known)) return known.Number;
            _known[key] = new Entry(_count, signature);
            return _count++;
        }
    }

    private static ContentKey KeyOf(Reading reading, List<ScannedToken> tokens)
    {
        var key = ContentKey.Start.Add(reading.Engine);
        foreach (var part in reading.Key) key = key.Add(part);
        key = key.Add("\u001e");
        var masked = false;
        foreach (var token in tokens)
        {
            if (token.Mask != MaskKind.None)
            {
                if (!masked) key = key.Add(Words.Wildcard);
                masked = true;
                continue;
            }

            masked = false;
            if (token.Quoted) key = key.Add("'");
            key = key.Add(reading.Headline.AsSpan(token.Start, token.Length));
        }

        return key;
    }

    private sealed record Entry(int Number, Signature Signature);
}
