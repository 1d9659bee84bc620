using Faultline.Model;
using Faultline.Review.Reviewers;

namespace Faultline.Review.Scheduling;

/// <summary>
/// Gets the answer to one question: from what is kept, or by a call that is reserved, paced, tried again, written down before it is made
/// and right after it was answered.
/// </summary>
internal sealed class Caller(IReviewClient client, ReviewPolicy policy, ReviewMemory memory, TimeProvider clock) : IDisposable
{
    // What is under way at the other side. Packets are built and records written meanwhile, by a few workers more.
    private readonly SemaphoreSlim _underWay = new(Math.Max(1, policy.Parallel));
    private readonly TokenBucket _requests = new(policy.RequestsPerMinute, clock);
    private readonly TokenBucket _tokens = new(policy.TokensPerMinute, clock);
    private int _calls;
    private int _kept;
    private long _inputTokens;
    private long _outputTokens;
    private volatile bool _hasUnknownCost;
    private readonly Lock _gate = new();
    private decimal _dearestSeen;

    public ReviewBudget Budget { get; } = new(policy.BudgetUsd, policy.BudgetTokens);

    public CircuitBreaker Breaker { get; } = new(clock);

    public ReviewTally Fill(ReviewTally tally) => tally with
    {
        Calls = _calls,
        Kept = _kept,
        InputTokens = Interlocked.Read(ref _inputTokens),
        OutputTokens = Interlocked.Read(ref _outputTokens),
        SpentUsd = Budget.Spent.Usd,
        InDoubtUsd = Budget.InDoubt.Usd,
        SpentTokens = Budget.Spent.Tokens,
        HasUnknownCost = _hasUnknownCost,
    };

    /// <param name="stop">Ends waits between tries; a call that is under way is let end.</param>
    public async Task<CallOutcome> AskAsync(ReviewCall call, CancellationToken stop)
    {
        if (client.IsPaid && memory.Known(call.Key) is { } kept)
        {
            Interlocked.Increment(ref _kept);
            return new CallOutcome.Answered(kept);
        }

        var key = call.Key;
        for (var attempt = 1; ; attempt++)
        {
            var worst = Worst(call);
            if (!await Budget.ReserveAsync(worst, stop)) return stop.IsCancellationRequested ? new CallOutcome.Stopped() : new CallOutcome.NoBudget();
            var reply = await TryAsync(call with { Key = key }, worst, stop);
            if (reply is null) return Breaker.GivenUp is { } why ? new CallOutcome.Failed(why) : new CallOutcome.Stopped();
            switch (reply)
            {
                case ReviewReply.Answered answered:
                    return new CallOutcome.Answered(new KeptAnswer(answered.Text, answered.Usage));
                case ReviewReply.Pending:
                    return new CallOutcome.Pending();
                case ReviewReply.Failed failed:
                    if (!failed.IsTransient || attempt == Backoff.MaxAttempts || failed.RetryAfter > Backoff.LongestWish)
                        return new CallOutcome.Failed(attempt == 1 ? failed.Reason : $"{attempt} tries failed, the last: {failed.Reason}");
                    // A server that knows the key would repeat a useless answer for ever: what follows is another question.
                    if (failed.IsGarbled) key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{call.Key}-{attempt}");
                    if (!await WaitAsync(Backoff.Wait(call.Key, attempt, failed.RetryAfter), stop)) return new CallOutcome.Stopped();
                    break;
                default:
                    throw new InvalidOperationException($"unknown reply {reply.GetType().Name}");
            }
        }
    }

    // Null when the call was not made. The reservation is settled in every case.
    private async Task<ReviewReply?> TryAsync(ReviewCall call, ReviewCost worst, CancellationToken stop)
    {
        var settled = new ReviewCost();
        var inDoubt = false;
        try
        {
            await _requests.TakeAsync(1, stop);
            await _tokens.TakeAsync(call.Packet.Tokens + policy.MaxOutput, stop);
            if (client.IsPaid) await memory.Asking(call.Key, call.Packet.Failure, client.Name);
            if (await AskInTurnAsync(call, stop) is not { } reply) return null;
            switch (reply)
            {
                case ReviewReply.Answered answered:
                    Breaker.Succeeded();
                    settled = Cost(answered, worst);
                    // The answer belongs to the question as it was first put, whatever try brought it.
                    if (client.IsPaid) await memory.Answered(BaseKey(call.Key), new KeptAnswer(answered.Text, answered.Usage));
                    break;
                case ReviewReply.Failed failed:
                    Breaker.Failed(failed.Reason, failed.RetryAfter, failed.IsOverload, failed.IsRefusal);
                    if (failed.MayBePaid) (settled, inDoubt) = (worst, true);
                    break;
                default:
                    Breaker.Released();
                    break;
            }

            return reply;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Breaker.Released();
            return null;
        }
        finally
        {
            Budget.Settle(worst, settled, inDoubt);
        }
    }

    public void Dispose() => _underWay.Dispose();

    // Null when the endpoint was given up before it was this call's turn.
    private async Task<ReviewReply?> AskInTurnAsync(ReviewCall call, CancellationToken stop)
    {
        await _underWay.WaitAsync(stop);
        try
        {
            if (!await Breaker.PassAsync(stop)) return null;
            Interlocked.Increment(ref _calls);
            // Not cancelled by 'stop': what is under way may be paid for already.
            return await client.AskAsync(call, CancellationToken.None);
        }
        finally
        {
            _underWay.Release();
        }
    }

    private ReviewCost Worst(ReviewCall call)
    {
        if (!client.CountsTokens)
        {
            lock (_gate) return new ReviewCost(policy.Price.PerCall ?? _dearestSeen, 0);
        }

        return new ReviewCost(policy.Price.Of(call.WorstInputTokens, policy.MaxOutput), call.WorstInputTokens + policy.MaxOutput);
    }

    private ReviewCost Cost(ReviewReply.Answered answered, ReviewCost worst)
    {
        var usage = answered.Usage;
        Interlocked.Add(ref _inputTokens, usage?.InputTokens ?? 0);
        Interlocked.Add(ref _outputTokens, usage?.OutputTokens ?? 0);
        if (client.CountsTokens)
        {
            // What a server does not tell is charged at its worst.
            if (usage is null) return worst;
            var tokens = usage.TotalTokens ?? (usage.InputTokens is null && usage.OutputTokens is null ? worst.Tokens : (usage.InputTokens ?? 0) + (usage.OutputTokens ?? 0));
            return new ReviewCost(usage.InputTokens is null && usage.OutputTokens is null && usage.CostUsd is null ? worst.Usd : policy.Price.Of(usage, worst.Tokens - policy.MaxOutput, policy.MaxOutput), tokens);
        }

        var cost = usage?.CostUsd ?? policy.Price.PerCall;
        if (cost is null && client.IsPaid) _hasUnknownCost = true;
        lock (_gate) _dearestSeen = Math.Max(_dearestSeen, cost.GetValueOrDefault());
        return new ReviewCost(cost.GetValueOrDefault(), 0);
    }

    private async Task<bool> WaitAsync(TimeSpan wait, CancellationToken stop)
    {
        try
        {
            await Task.Delay(wait, clock, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static string BaseKey(string key) => key.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash ? key[..dash] : key;
}
