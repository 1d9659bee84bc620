namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>Limits of one fetch. The defaults suit the public service; tests make them small.</summary>
internal sealed record FetchOptions
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>Tries of one request, the first included.</summary>
    public int MaxTries { get; init; } = 4;

    /// <summary>What one try may take, its body included. A zip that is cut off by it goes on with the next try.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The pause after the first try; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>No pause is longer, whatever <c>Retry-After</c> asks for.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests under way at the same time.</summary>
    public int MaxParallel { get; init; } = 4;

    public long MaxJsonBytes { get; init; } = 64 * Megabyte;

    public long MaxZipBytes { get; init; } = 64 * Megabyte;
}
