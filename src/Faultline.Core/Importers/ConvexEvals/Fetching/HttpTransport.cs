using System.Net;
using System.Net.Http.Headers;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>
/// The two ways out: queries to the deployment, which may carry the key and follow no redirect, and zips from storage,
/// which carry no key, follow redirects and are not decompressed, so that byte ranges mean bytes of the file.
/// </summary>
internal sealed class HttpTransport(Deployment deployment, FetchOptions options, TimeProvider time) : IDisposable
{
    private readonly HttpClient queries = Client(deployment, DecompressionMethods.All, follow: false);
    private readonly HttpClient zips = Client(deployment, DecompressionMethods.None, follow: true);

    public Attempts Attempts { get; } = new(options, time);

    /// <summary>Headers only; the body is read from the stream.</summary>
    public Task<HttpResponseMessage> QueryAsync(HttpRequestMessage request, CancellationToken cancel)
        => queries.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);

    /// <inheritdoc cref="QueryAsync"/>
    public Task<HttpResponseMessage> DownloadAsync(HttpRequestMessage request, CancellationToken cancel)
        => zips.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);

    /// <summary>Copies the body; a cut is a transient failure, more than <paramref name="limit"/> bytes (those there included) a final one.</summary>
    public static async Task CopyAsync(HttpResponseMessage response, Uri url, Stream target, long limit, CancellationToken cancel)
    {
        var received = target.Length;
        if (response.Content.Headers.ContentLength is { } announced && received + announced > limit) throw NetworkFailure.TooLarge(url, limit);
        var buffer = new byte[81920];
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        while (true)
        {
            int count;
            try
            {
                count = await body.ReadAsync(buffer, cancel);
            }
            catch (Exception error) when (error is IOException or HttpRequestException or InvalidDataException)
            {
                throw NetworkFailure.CutOff(url, received, error);
            }

            if (count == 0) return;
            received += count;
            if (received > limit) throw NetworkFailure.TooLarge(url, limit);
            await target.WriteAsync(buffer.AsMemory(0, count), cancel);
        }
    }

    /// <summary>The failure that a status stands for; <paramref name="found"/> is what the server said about it, <paramref name="clean"/> fits its text for display.</summary>
    public FetchFailure StatusFailure(HttpResponseMessage response, Uri url, string found, Func<string, string> clean)
    {
        var status = (int)response.StatusCode;
        var message = $"'{NetworkFailure.Shown(url)}' answered HTTP {status}{(found.Length == 0 ? "" : $": {found}")}";
        return status switch
        {
            429 => new FetchFailure(message, "The server asks for fewer requests: wait a minute, then run the same command again.") { IsTransient = true, RetryAfter = RetryAfter(response.Headers.RetryAfter) },
            408 or (>= 500 and not 501 and not 505) => new FetchFailure(message, "The server has a problem of its own: run the same command again later; what is already there is kept.")
            {
                IsTransient = true,
                RetryAfter = RetryAfter(response.Headers.RetryAfter),
            },
            401 or 403 => new FetchFailure(message, "Check that the deploy key is valid for this deployment, and that no proxy stands in between."),
            >= 300 and < 400 => new FetchFailure(
                $"{message}, a redirect to '{clean(response.Headers.Location?.ToString() ?? "nowhere")}'",
                "Redirects of the deployment are not followed; give its final URL with --deployment."),
            _ => new FetchFailure(message, $"Check that '{deployment.Shown}' is the convex-evals deployment that holds the run (its .convex.cloud URL)."),
        };
    }

    public void Dispose()
    {
        queries.Dispose();
        zips.Dispose();
    }

    // "At once" is not taken at its word: the pauses of Attempts apply.
    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var pause = header?.Delta ?? header?.Date - time.GetUtcNow();
        return pause > TimeSpan.Zero ? pause : null;
    }

    private static HttpClient Client(Deployment deployment, DecompressionMethods decompression, bool follow)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = follow,
            MaxAutomaticRedirections = 5,
            AutomaticDecompression = decompression,
            UseCookies = false,
            UseProxy = !deployment.Base.IsLoopback,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };

        // The time of an attempt is limited in Attempts, with a clock that tests own.
        var client = new HttpClient(handler, disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("faultline");
        return client;
    }
}
