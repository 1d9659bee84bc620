namespace Faultline.Review.Scheduling;

/// <summary>
/// Stands between all calls and one endpoint. Where nothing but failures comes back it makes the calls wait, lets one try, and gives the
/// endpoint up when that goes on. A wish to be left alone (Retry-After) holds for all calls, not for the one that was told.
/// </summary>
internal sealed class CircuitBreaker(TimeProvider clock)
{
    private const int Threshold = 12;
    private const int MaxOpenings = 4;
    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private int _failuresInARow;
    private int _openings;
    private bool _succeeded;
    private bool _trying;
    private DateTimeOffset _closedUntil;

    /// <summary>Why the endpoint was given up; null as long as it was not.</summary>
    public string? GivenUp { get; private set; }

    /// <summary>Ends when a call may start; false when the endpoint was given up.</summary>
    public async Task<bool> PassAsync(CancellationToken cancel)
    {
        while (true)
        {
            TimeSpan wait;
            lock (_gate)
            {
                if (GivenUp is not null) return false;
                wait = _closedUntil - clock.GetUtcNow();
                if (wait <= TimeSpan.Zero)
                {
                    if (_openings == 0) return true;
                    if (!_trying) return _trying = true;
                    // One is trying; the others look again a little later.
                    wait = TimeSpan.FromMilliseconds(200);
                }
            }

            await Task.Delay(wait, clock, cancel);
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            _succeeded = true;
            _trying = false;
            _failuresInARow = _openings = 0;
        }
    }

    public void Failed(string reason, TimeSpan? retryAfter, bool isOverload, bool isRefusal)
    {
        lock (_gate)
        {
            _trying = false;
            if (isRefusal && !_succeeded) GivenUp = reason;
            if (retryAfter is { } wait && clock.GetUtcNow() + wait is var until && until > _closedUntil) _closedUntil = until;
            if (isOverload || ++_failuresInARow < Threshold) return;
            // One more failure is enough to open it again.
            _failuresInARow = Threshold - 1;
            if (++_openings > MaxOpenings) GivenUp ??= $"{Threshold} calls in a row and {MaxOpenings} more tries failed, the last with: {reason}";
            if (clock.GetUtcNow() + (_firstPause * Math.Pow(2, _openings - 1)) is var later && later > _closedUntil) _closedUntil = later;
        }
    }

    /// <summary>A call that ended without telling anything about the endpoint (it was cancelled).</summary>
    public void Released()
    {
        lock (_gate) _trying = false;
    }
}
