namespace Faultline.Review.Scheduling;

/// <summary>So many units a minute, with a store of one minute's worth; a caller who wants more than is there waits.</summary>
/// <param name="perMinute">Null is no limit.</param>
internal sealed class TokenBucket(double? perMinute, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private double _level = perMinute ?? 0;
    private DateTimeOffset _at = clock.GetUtcNow();

    public async ValueTask TakeAsync(double amount, CancellationToken cancel)
    {
        if (perMinute is not { } rate) return;
        TimeSpan wait;
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            // A clock that is set back gives nothing and takes nothing.
            _level = Math.Min(rate, _level + (Math.Max(0, (now - _at).TotalMinutes) * rate));
            _at = now;
            // A debt makes the next one wait, so that more than a store's worth passes too.
            _level -= amount;
            wait = _level >= 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(-_level / rate);
        }

        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, cancel);
    }
}
