using Faultline.Store;
using Faultline.Tests.Support;

namespace Faultline.Tests.Store;

public sealed class LeaseBookTests : IDisposable
{
    private static readonly TimeSpan Half = TimeSpan.FromMinutes(30);
    private static readonly string[] Failures = ["fa", "fb", "fc"];

    private readonly string folder = Directory.CreateTempSubdirectory("faultline-leases").FullName;
    private readonly ManualTime clock = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void EachTakesAnotherUntilNoneIsFree()
    {
        var book = new LeaseBook(folder, clock);

        var taken = Enumerable.Range(0, 4).Select(i => book.TakeFirst(Failures, $"agent {i}", Half)?.Failure);

        Assert.Equal(["fa", "fb", "fc", null], taken);
    }

    [Fact]
    public void ALeaseOfADeadAgentRunsOut()
    {
        var book = new LeaseBook(folder, clock);
        book.TakeFirst(["fa"], null, Half);
        Assert.Null(book.TakeFirst(["fa"], null, Half));

        clock.Move(Half);

        Assert.Equal("fa", book.TakeFirst(["fa"], null, Half)?.Failure);
    }

    [Fact]
    public void ARenewedLeaseEndsLaterAndAReleasedOneIsFreeAtOnce()
    {
        var book = new LeaseBook(folder, clock);
        var lease = book.TakeFirst(["fa"], null, Half)!;
        clock.Move(Half / 2);
        Assert.Equal(clock.GetUtcNow() + Half, book.Renew(lease.Id, Half)!.Expires);
        clock.Move(Half * 0.9);
        Assert.Null(book.TakeFirst(["fa"], null, Half));

        Assert.True(book.Release(lease.Id));

        Assert.NotNull(book.TakeFirst(["fa"], null, Half));
        Assert.False(book.Release("lnothing"));
        Assert.Null(book.Renew(lease.Id, Half));
    }

    [Fact]
    public void WhatAnotherHoldsIsNotSettledAndWhatIsSettledIsNotTakenByAnOldList()
    {
        var book = new LeaseBook(folder, clock);
        var mine = book.TakeFirst(["fa"], "me", Half)!;
        var written = 0;

        var refused = book.Settle("fa", lease: null, Half, () => written++);
        Assert.Equal(mine, refused);
        Assert.Equal(0, written);

        Assert.Null(book.Settle("fa", mine.Id, Half, () => written++));
        Assert.Equal(1, written);
        Assert.Equal("fb", book.TakeFirst(["fa", "fb"], null, Half)?.Failure);
    }

    [Fact]
    public void WhoReviewsManyLeavesToOthersWhatTheyHoldAndEndsAtOnce()
    {
        var book = new LeaseBook(folder, clock);
        book.TakeFirst(["fb"], "agent", Half);

        Assert.Equal(["fa", "fc"], book.TakeAll(Failures, "review", Half).Order(StringComparer.Ordinal));
        Assert.Null(book.TakeFirst(Failures, "another agent", Half));
        // A killed review leaves its leases to the next one.
        Assert.Equal(["fa", "fc"], book.TakeAll(Failures, "review", Half).Order(StringComparer.Ordinal));

        book.EndAll("review", new HashSet<string>(["fa"], StringComparer.Ordinal), Half);
        Assert.Equal("fc", book.TakeFirst(Failures, null, Half)?.Failure);
        Assert.Null(book.TakeFirst(Failures, null, Half));
    }

    [Fact]
    public async Task ManyWhoTakeAtOnceNeverTakeTheSame()
    {
        var failures = Enumerable.Range(0, 200).Select(i => $"f{i}").ToList();

        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() =>
        {
            var book = new LeaseBook(folder, clock);
            var mine = new List<string>();
            while (book.TakeFirst(failures, null, Half) is { } lease) mine.Add(lease.Failure);
            return mine;
        }, TestContext.Current.CancellationToken)));

        Assert.Equal(failures.Order(StringComparer.Ordinal), taken.SelectMany(t => t).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ATornBookLosesLeasesButStaysUsable()
    {
        File.WriteAllText(Path.Combine(folder, "leases.json"), "[{\"failure\":\"fa\",");

        Assert.Equal("fa", new LeaseBook(folder, clock).TakeFirst(["fa"], null, Half)?.Failure);
    }
}
