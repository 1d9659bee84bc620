namespace Faultline.Review.Scheduling;

/// <summary>
/// A limit that parallel calls cannot overshoot: each reserves its worst case before it starts and settles what it took afterwards.
/// </summary>
/// <param name="usd">The most money; null is no limit.</param>
/// <param name="tokens">The most tokens; null is no limit.</param>
internal sealed class ReviewBudget(decimal? usd, long? tokens)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(ReviewCost Worst, TaskCompletionSource<bool> Granted)> _waiting = new();
    private ReviewCost _reserved;
    private int _underWay;

    public ReviewCost Spent { get; private set; }

    /// <summary>Of <see cref="Spent"/>: worst cases of calls whose answer was lost, so that nobody here knows whether they were paid.</summary>
    public ReviewCost InDoubt { get; private set; }

    /// <summary>
    /// True once the worst case is set aside, at once or after other calls gave back what they did not need; false when it does not fit
    /// into what is left and nothing more can come back.
    /// </summary>
    public async Task<bool> ReserveAsync(ReviewCost worst, CancellationToken cancel)
    {
        TaskCompletionSource<bool> granted;
        lock (_gate)
        {
            if (_waiting.Count == 0 && TryTake(worst)) return true;
            if (_underWay == 0) return false;
            granted = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.AddLast((worst, granted));
        }

        await using var registration = cancel.Register(() => Withdraw(granted));
        return await granted.Task;
    }

    /// <summary>Ends a reservation with what the call took; <paramref name="inDoubt"/> when that is a worst case.</summary>
    public void Settle(ReviewCost worst, ReviewCost actual, bool inDoubt = false)
    {
        lock (_gate)
        {
            _reserved -= worst;
            _underWay--;
            Spent += actual;
            if (inDoubt) InDoubt += actual;
            GrantWaiting();
        }
    }

    private void Withdraw(TaskCompletionSource<bool> granted)
    {
        lock (_gate)
        {
            for (var node = _waiting.First; node is not null; node = node.Next)
            {
                if (node.Value.Granted != granted) continue;
                _waiting.Remove(node);
                granted.TrySetResult(false);
                return;
            }
        }
    }

    // First come, first served: a large call is not starved by small ones.
    private void GrantWaiting()
    {
        while (_waiting.First is { } first)
        {
            if (TryTake(first.Value.Worst)) first.Value.Granted.TrySetResult(true);
            else if (_underWay == 0) first.Value.Granted.TrySetResult(false);
            else return;
            _waiting.RemoveFirst();
        }
    }

    private bool TryTake(ReviewCost worst)
    {
        var after = Spent + _reserved + worst;
        if (after.Usd > usd || after.Tokens > tokens) return false;
        _reserved += worst;
        _underWay++;
        return true;
    }
}
