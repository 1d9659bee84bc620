using System.Net;
using System.Text;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>Downloads a zip to its place, continuing what an earlier call left.</summary>
internal sealed class ZipDownload(HttpTransport transport, FetchOptions options)
{
    public Task RunAsync(Uri url, string target, CancellationToken cancel)
        => transport.Attempts.RunAsync(url, attempt => TryAsync(url, new PartialFile(target), attempt), cancel);

    private async Task<bool> TryAsync(Uri url, PartialFile file, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var resumed = file.Resumable;
        if (resumed is { } from) file.AskForRest(request.Headers, from);
        using var response = await transport.DownloadAsync(request, cancel);
        if (resumed is { } at && (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
            || (response.StatusCode == HttpStatusCode.PartialContent && !file.IsContinuedBy(response, at))))
        {
            file.Discard();
            throw NotTheSame(url);
        }

        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent) || (resumed is null && response.StatusCode != HttpStatusCode.OK))
        {
            var failure = transport.StatusFailure(response, url, found: "", ServerText.OneLine);
            throw failure.IsTransient
                ? failure
                : new FetchFailure(failure.Message, "Run the same command again: the storage gives a new address each time. If that does not help, the file is gone.");
        }

        await using (var stream = file.Open(response))
        {
            try
            {
                await HttpTransport.CopyAsync(response, url, stream, options.MaxZipBytes, cancel);
            }
            catch (FetchFailure failure) when (!failure.IsTransient)
            {
                await stream.DisposeAsync();
                file.Discard();
                throw;
            }
        }

        if (file.IsComplete() && RunFolder.IsZip(file.Path))
        {
            file.Finish();
            return true;
        }

        var found = Start(file.Path);
        file.Discard();
        throw resumed is not null && response.StatusCode == HttpStatusCode.PartialContent
            ? NotTheSame(url)
            : new FetchFailure(
                $"'{NetworkFailure.Shown(url)}' answered {(found.TrimStart().StartsWith('<') ? "HTML" : "something")} that is not a readable zip: '{found}'",
                "A login page or a proxy may stand in between: open the URL in a browser, then run the same command again.");
    }

    private static FetchFailure NotTheSame(Uri url)
        => new($"'{NetworkFailure.Shown(url)}' did not continue the part that is already here", "Run the same command again: the file starts over.") { IsTransient = true, RetryAfter = TimeSpan.Zero };

    private static string Start(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[60];
        return ServerText.OneLine(Encoding.UTF8.GetString(buffer, 0, file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)));
    }
}
