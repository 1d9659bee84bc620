using Faultline.Model;
using Faultline.Review.Scheduling;
using Faultline.Tests.Support;

namespace Faultline.Tests.Review.Scheduling;

public sealed class SchedulingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ParallelReservationsNeverOvershootTheBudget()
    {
        var budget = new ReviewBudget(1m, null);
        var (now, most) = (0m, 0m);
        var gate = new Lock();
        var done = 0;
        await Parallel.ForEachAsync(Enumerable.Range(0, 400), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancel) =>
        {
            var worst = new ReviewCost(0.01m + (i % 7 * 0.01m), 0);
            if (!await budget.ReserveAsync(worst, cancel)) return;
            lock (gate) most = Math.Max(most, now += worst.Usd);
            await Task.Yield();
            var actual = i % 5 == 0 ? worst : new ReviewCost(worst.Usd / 10, 0);
            lock (gate) now += actual.Usd - worst.Usd;
            budget.Settle(worst, actual);
            Interlocked.Increment(ref done);
        });
        Assert.True(most <= 1m, $"{most} was out at once");
        Assert.True(budget.Spent.Usd <= 1m);
        Assert.InRange(done, 15, 399);
    }

    [Fact]
    public async Task WhatOtherCallsGiveBackIsWaitedForAndNothingElse()
    {
        var budget = new ReviewBudget(10m, null);
        Assert.True(await budget.ReserveAsync(new ReviewCost(8, 0), Cancel));
        var waiting = budget.ReserveAsync(new ReviewCost(5, 0), Cancel);
        Assert.False(waiting.IsCompleted);
        budget.Settle(new ReviewCost(8, 0), new ReviewCost(1, 0));
        Assert.True(await waiting);
        budget.Settle(new ReviewCost(5, 0), new ReviewCost(5, 0), inDoubt: true);
        Assert.False(await budget.ReserveAsync(new ReviewCost(5, 0), Cancel));
        Assert.Equal((6m, 5m), (budget.Spent.Usd, budget.InDoubt.Usd));
    }

    [Fact]
    public async Task ABudgetOfTokensHoldsToo()
    {
        var budget = new ReviewBudget(null, 100);
        Assert.True(await budget.ReserveAsync(new ReviewCost(99, 60), Cancel));
        budget.Settle(new ReviewCost(99, 60), new ReviewCost(99, 60));
        Assert.False(await budget.ReserveAsync(new ReviewCost(0, 41), Cancel));
        Assert.True(await budget.ReserveAsync(new ReviewCost(0, 40), Cancel));
    }

    [Fact]
    public async Task ABucketLetsItsStoreThroughAtOnceAndThenItsRate()
    {
        var clock = new QuickTime();
        var bucket = new TokenBucket(60, clock);
        for (var i = 0; i < 60; i++) await bucket.TakeAsync(1, Cancel);
        Assert.Empty(clock.Pauses);
        for (var i = 0; i < 10; i++) await bucket.TakeAsync(1, Cancel);
        Assert.InRange(clock.Pauses.Sum(p => p.TotalSeconds), 9.9, 10.1);
    }

    [Fact]
    public void WaitsDoubleAreSpreadAndNeverShorterThanWished()
    {
        var waits = Enumerable.Range(1, 6).Select(attempt => Backoff.Wait("key", attempt, null)).ToList();
        Assert.Equal(waits, Enumerable.Range(1, 6).Select(attempt => Backoff.Wait("key", attempt, null)));
        for (var i = 0; i < waits.Count; i++) Assert.InRange(waits[i].TotalMilliseconds, 250 * Math.Pow(2, i), 500 * Math.Pow(2, i));
        Assert.True(Enumerable.Range(0, 20).Select(i => Backoff.Wait($"key{i}", 3, null)).Distinct().Count() > 15);
        Assert.True(Backoff.Wait("key", 1, TimeSpan.FromSeconds(20)) >= TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task AnEndpointThatOnlyFailsIsLeftAloneAndThenGivenUp()
    {
        var clock = new QuickTime();
        var breaker = new CircuitBreaker(clock);
        var calls = 0;
        for (; calls < 200 && await breaker.PassAsync(Cancel); calls++) breaker.Failed("status 500", null, isOverload: false, isRefusal: false);
        Assert.InRange(calls, 13, 20);
        Assert.Contains("status 500", breaker.GivenUp, StringComparison.Ordinal);
        Assert.Contains(clock.Pauses, p => p >= TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task OneSuccessIsEnoughToTrustAnEndpointAgain()
    {
        var breaker = new CircuitBreaker(new QuickTime());
        for (var i = 0; i < 12; i++) breaker.Failed("status 500", null, isOverload: false, isRefusal: false);
        Assert.True(await breaker.PassAsync(Cancel));
        breaker.Succeeded();
        for (var i = 0; i < 100; i++)
        {
            Assert.True(await breaker.PassAsync(Cancel));
            breaker.Failed("status 429", TimeSpan.FromSeconds(1), isOverload: true, isRefusal: false);
        }

        Assert.Null(breaker.GivenUp);
    }

    [Fact]
    public async Task AWishToBeLeftAloneHoldsForEveryCall()
    {
        var clock = new QuickTime();
        var breaker = new CircuitBreaker(clock);
        breaker.Failed("status 429", TimeSpan.FromSeconds(7), isOverload: true, isRefusal: false);
        Assert.True(await breaker.PassAsync(Cancel));
        Assert.Equal(TimeSpan.FromSeconds(7), Assert.Single(clock.Pauses));
    }

    [Fact]
    public async Task AKeyThatIsRefusedIsNotTriedAgain()
    {
        var breaker = new CircuitBreaker(new QuickTime());
        breaker.Failed("status 401: no such key", null, isOverload: false, isRefusal: true);
        Assert.False(await breaker.PassAsync(Cancel));
    }

    [Theory]
    [InlineData("1.25/10", 1_000_000, 100_000, "2.25")]
    [InlineData("0.02", 5, 5, "0.02")]
    [InlineData("15/75", 1_000_000, 1_000_000, "90")]
    public void APriceIsForAMillionTokensOrForACall(string text, long input, long output, string expected)
    {
        Assert.True(ReviewPrice.TryParse(text, out var price));
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), price.Of(input, output));
        Assert.Equal(0.5m, price.Of(new Usage { CostUsd = 0.5m, InputTokens = 9 }, 0, 0));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cheap")]
    [InlineData("1/2/3")]
    [InlineData("-1")]
    public void WhatIsNoPriceIsNotTakenForOne(string text) => Assert.False(ReviewPrice.TryParse(text, out _));
}
