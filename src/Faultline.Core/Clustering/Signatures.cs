using Faultline.Model;

namespace Faultline.Clustering;

/// <summary>Makes signatures and their fingerprints. Pure: the same failure gives the same bytes everywhere.</summary>
public static class Signatures
{
    private const int MaxSample = 400;

    public static Signature Of(FailureWords failure) => Of(FailureReader.Read(failure));

    public static Signature Of(Reading reading)
    {
        var words = Words.Collapse(reading.Headline, Words.Scan(reading.Engine, reading.Headline));
        return Of(reading, [.. words.Select(w => w.Text)]);
    }

    internal static Signature Of(Reading reading, IReadOnlyList<string> tokens)
    {
        var sample = reading.Headline.Length > 0 ? reading.Headline : reading.Shown;
        // The average-link needs a prose text as a whole; of a machine's text the beginning is enough.
        if (reading.Engine != Engines.Prose && sample.Length > MaxSample) sample = sample[..(char.IsHighSurrogate(sample[MaxSample - 1]) ? MaxSample - 1 : MaxSample)];
        return new Signature
        {
            Fingerprint = Name(reading.Engine, reading.Key, tokens).Value,
            Engine = reading.Engine,
            Key = reading.Key,
            Tokens = tokens,
            Headline = sample,
        };
    }

    /// <summary>The fingerprint of an engine's key and words. Order and separators are part of the version.</summary>
    internal static Fingerprint Name(string engine, IReadOnlyList<string> key, IReadOnlyList<string> tokens) =>
        Fingerprint.Of(engine, Engines.Version(engine), string.Join('\u001f', key) + '\u001e' + string.Join('\u001f', tokens));
}
