using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Faultline.Review.Scheduling;

/// <summary>How long to wait before a call is made again: doubling, with jitter that is the same for the same call and try.</summary>
internal static class Backoff
{
    public const int MaxAttempts = 6;

    public static readonly TimeSpan LongestWish = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan _first = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="wish">What the other side asked for; never less than that.</param>
    public static TimeSpan Wait(string key, int attempt, TimeSpan? wish)
    {
        var full = TimeSpan.FromTicks(Math.Min(_longest.Ticks, _first.Ticks << Math.Min(attempt - 1, 16)));
        // Half fixed, half spread: calls that failed together do not come back together.
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key} {attempt}"), hash);
        var spread = BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
        var wait = (full / 2) + (full / 2 * spread);
        return wish is { } asked ? asked + (wait / 4) : wait;
    }
}
