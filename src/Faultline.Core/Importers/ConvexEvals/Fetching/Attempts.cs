using System.Security.Cryptography;

namespace Faultline.Importers.ConvexEvals.Fetching;

/// <summary>Tries a request again while its failure may pass, with pauses that grow and differ between clients.</summary>
internal sealed class Attempts(FetchOptions options, TimeProvider time)
{
    public async Task<T> RunAsync<T>(Uri url, Func<CancellationToken, Task<T>> attempt, CancellationToken cancel)
    {
        for (var number = 1; ; number++)
        {
            var failure = await TryOnceAsync(url, attempt, cancel);
            if (failure.Error is null) return failure.Value!;
            if (!failure.Error.IsTransient) throw failure.Error;
            if (number >= options.MaxTries) throw failure.Error.AfterTries(number);
            await Task.Delay(Pause(number, failure.Error.RetryAfter), time, cancel);
        }
    }

    private async Task<(T? Value, FetchFailure? Error)> TryOnceAsync<T>(Uri url, Func<CancellationToken, Task<T>> attempt, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(options.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return (await attempt(either.Token), null);
        }
        catch (FetchFailure failure)
        {
            cancel.ThrowIfCancellationRequested();
            return (default, failure);
        }
        catch (HttpRequestException error)
        {
            cancel.ThrowIfCancellationRequested();
            return (default, NetworkFailure.Of(error, url));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (default, NetworkFailure.TooSlow(url, options.AttemptTimeout));
        }
    }

    private TimeSpan Pause(int number, TimeSpan? asked)
    {
        if (asked is { } pause) return TimeSpan.FromTicks(Math.Min(pause.Ticks, options.LongestPause.Ticks));

        // Half of the pause is fixed, half is random: clients that failed together do not come back together.
        var full = Math.Min(options.FirstPause.TotalMilliseconds * Math.Pow(2, number - 1), options.LongestPause.TotalMilliseconds);
        var share = 0.5 + (RandomNumberGenerator.GetInt32(1001) / 2000.0);
        return TimeSpan.FromMilliseconds(full * share);
    }
}
