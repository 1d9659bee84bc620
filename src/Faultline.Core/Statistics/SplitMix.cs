namespace Faultline.Statistics;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers for the same seed on every machine and in every version of .NET.</summary>
internal struct SplitMix(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from 0 below <paramref name="bound"/>; the bias is below bound / 2^64.</summary>
    public int Next(int bound) => (int)Math.BigMul(NextRaw(), (ulong)bound, out _);

    private ulong NextRaw()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
