using System.Collections.Concurrent;
using Faultline.Model;
using Faultline.Review.Packets;
using Faultline.Review.Reviewers;
using Faultline.Review.Scheduling;
using Faultline.Tests.Support;

namespace Faultline.Tests.Review.Scheduling;

/// <summary>A server, a clock without waiting, and what a review of made-up failures kept.</summary>
internal sealed class RunnerFixture : IAsyncDisposable
{
    public QuickTime Clock { get; } = new();

    public required ReviewServer Server { get; init; }

    public ConcurrentDictionary<string, KeptAnswer> Answers { get; } = new(StringComparer.Ordinal);

    public ConcurrentBag<Verdict> Verdicts { get; } = [];

    public ConcurrentBag<ReviewFailure> Failures { get; } = [];

    public ReviewPolicy Policy { get; set; } = new() { Price = new ReviewPrice(1, 5), Parallel = 8 };

    public static async Task<RunnerFixture> StartAsync() => new() { Server = await ReviewServer.StartAsync() };

    public IReviewClient Client(string id = "openai") => Catalog.All<IReviewer>().Single(r => r.Id == id).Open(new ReviewerSettings
    {
        Argument = "test-model",
        BaseUrl = id == "openai" ? Server.Address + "/v1" : Server.Address,
        // Ten minutes and more are limits to the clock of the tests: they end when it is told so.
        Timeout = TimeSpan.FromMinutes(20),
        Clock = Clock,
        Environment = name => name.EndsWith("_API_KEY", StringComparison.Ordinal) ? "test-key" : null,
    });

    public Task<ReviewTally> RunAsync(int failures, string id = "openai") => RunAsync(Items(failures), id);

    public Task<ReviewTally> RunAsync(IEnumerable<ReviewItem> items, string id = "openai") => StoppedByAsync(items, id, TestContext.Current.CancellationToken);

    public static IEnumerable<ReviewItem> Items(int failures) => Enumerable.Range(0, failures).Select(i => SomeReview.Item(SomeReview.Trial($"area/case-{i}")));

    public async Task<ReviewTally> StoppedByAsync(IEnumerable<ReviewItem> items, string id, CancellationToken stop)
    {
        using var client = Client(id);
        var memory = new ReviewMemory
        {
            Known = key => Answers.GetValueOrDefault(key),
            Asking = (_, _, _) => Task.CompletedTask,
            Answered = (key, answer) =>
            {
                Answers[key] = answer;
                return Task.CompletedTask;
            },
            Decided = verdict =>
            {
                Verdicts.Add(verdict);
                return Task.CompletedTask;
            },
            Failed = failure =>
            {
                Failures.Add(failure);
                return Task.CompletedTask;
            },
        };
        return await new ReviewRunner(client, Policy, new PacketOptions(), memory, Clock).RunAsync(items, "/nowhere", _ => { }, stop);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
