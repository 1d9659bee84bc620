using Faultline.Model;
using Faultline.Store;

namespace Faultline.Tests.Store;

public sealed class CallJournalTests : IDisposable
{
    private readonly TemporaryWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task AnAnswerIsKnownToTheNextReviewAndAQuestionWithoutOneIsCounted()
    {
        await using (var recorder = _workspace.Store.BeginReview(_workspace.Problems.Add))
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => recorder.AskingAsync($"k{i}", "f", "r")));
            await Task.WhenAll(Enumerable.Range(0, 49).Select(i => recorder.AnsweredAsync($"k{i}", new KeptAnswer($"answer ä {i}\nof two lines", new Usage { InputTokens = i }))));
            Assert.Equal("answer ä 7\nof two lines", recorder.Known("k7")!.Text);
        }

        await using var next = _workspace.Open().BeginReview(_workspace.Problems.Add);
        Assert.Equal(1, next.Unanswered);
        Assert.Equal(new KeptAnswer("answer ä 48\nof two lines", new Usage { InputTokens = 48 }), next.Known("k48"));
        Assert.Null(next.Known("k49"));
        await next.AnsweredAsync("k49", new KeptAnswer("late", null));
        Assert.Equal("late", next.Known("k49")!.Text);
        Assert.Empty(_workspace.Problems);
    }

    [Fact]
    public async Task ATornLinePromisesNothing()
    {
        await using (var recorder = _workspace.Store.BeginReview(_workspace.Problems.Add))
        {
            await recorder.AnsweredAsync("whole", new KeptAnswer("a", null));
            await recorder.AnsweredAsync("torn", new KeptAnswer("b", null));
        }

        var file = _workspace.PathOf("reviews", "calls-0001.jsonl");
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^5]);
        await using (var recorder = _workspace.Open().BeginReview(_workspace.Problems.Add))
        {
            Assert.Null(recorder.Known("torn"));
            await recorder.AnsweredAsync("next", new KeptAnswer("c", null));
        }

        Assert.Contains("torn line", Assert.Single(_workspace.Problems).Message, StringComparison.Ordinal);
        await using var last = _workspace.Open().BeginReview(_ => { });
        Assert.Equal(("a", "c"), (last.Known("whole")!.Text, last.Known("next")!.Text));
    }

    [Fact]
    public async Task TwoReviewsAtOnceAreRefused()
    {
        await using var first = _workspace.Store.BeginReview(_workspace.Problems.Add);
        var refused = Assert.Throws<UserError>(() => _workspace.Open().BeginReview(_workspace.Problems.Add));
        Assert.Contains("under way", refused.Message, StringComparison.Ordinal);
    }
}
