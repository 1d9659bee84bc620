namespace Faultline.Tests.Support;

/// <summary>
/// A clock without waiting: pauses end at once and move the clock; timers of ten minutes or more are limits, which end only
/// when <see cref="EndLimits"/> says so.
/// </summary>
public sealed class QuickTime : TimeProvider
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private readonly Lock gate = new();
    private readonly List<QuickTimer> limits = [];
    private readonly List<TimeSpan> pauses = [];
    private DateTimeOffset now = new(2026, 8, 21, 12, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (gate) return [.. pauses];
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new QuickTimer(this, () => callback(state));
        lock (gate)
        {
            if (dueTime >= Limit)
            {
                limits.Add(timer);
                return timer;
            }

            pauses.Add(dueTime);
            now += dueTime;
        }

        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return timer;
    }

    public void EndLimits()
    {
        QuickTimer[] ending;
        lock (gate) ending = [.. limits];
        foreach (var timer in ending) timer.End();
    }

    private sealed class QuickTimer(QuickTime owner, Action end) : ITimer
    {
        public void End() => end();

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (owner.gate) owner.limits.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
