using System.Threading.Channels;
using Faultline.Model;
using Faultline.Review.Packets;
using Faultline.Review.Reviewers;

namespace Faultline.Review.Scheduling;

/// <summary>
/// Reviews many failures at once. Items are taken one at a time as workers are free, so that memory does not grow with their number;
/// every item ends reviewed, as a recorded failed review, handed over, or left for the next time with the reason.
/// </summary>
public sealed class ReviewRunner(IReviewClient client, ReviewPolicy policy, PacketOptions options, ReviewMemory memory, TimeProvider clock)
{
    // So many build packets and write records while all calls that may be under way are.
    private int Spare => 1 + (policy.Parallel / 2);

    private readonly Lock _gate = new();
    private ReviewTally _tally = new();

    /// <param name="items">Asked for lazily, one after the other.</param>
    /// <param name="inputRoot">Root of the run's input: quotes that are not in the packet's texts are looked up there.</param>
    /// <param name="progress">Told after every item.</param>
    /// <param name="stop">Takes no more items; what is under way is finished and written.</param>
    public async Task<ReviewTally> RunAsync(IEnumerable<ReviewItem> items, string inputRoot, Action<ReviewTally> progress, CancellationToken stop)
    {
        using var caller = new Caller(client, policy, memory, clock);
        var dialogue = new Dialogue(caller, client, new PacketBuilder(options), options, inputRoot, policy);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var queue = Channel.CreateBounded<ReviewItem>(new BoundedChannelOptions(1) { SingleWriter = true });
        var workers = Enumerable.Range(0, Math.Max(1, policy.Parallel) + Spare).Select(_ => Task.Run(WorkAsync)).ToArray();
        Exception? broken = null;
        try
        {
            foreach (var item in items)
            {
                if (ended.IsCancellationRequested) Count(t => t with { Left = t.Left + 1 });
                else await queue.Writer.WriteAsync(item, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            // Of the items or of a worker, which closes the queue with it: what is under way is finished first.
            broken = e is ChannelClosedException { InnerException: { } inner } ? inner : e;
            await ended.CancelAsync();
        }

        queue.Writer.TryComplete(broken);
        await Task.WhenAll(workers);
        return caller.Fill(_tally);

        async Task WorkAsync()
        {
            await foreach (var item in queue.Reader.ReadAllAsync(CancellationToken.None))
            {
                if (ended.IsCancellationRequested)
                {
                    Count(t => t with { Left = t.Left + 1 });
                    continue;
                }

                try
                {
                    await OneAsync(item);
                }
                catch (Exception e)
                {
                    // Nothing that is recorded may be missing: a record that cannot be written ends the review.
                    queue.Writer.TryComplete(e);
                    throw;
                }

                progress(caller.Fill(_tally));
            }
        }

        async Task OneAsync(ReviewItem item)
        {
            if (caller.Breaker.GivenUp is { } why)
            {
                await FailAsync(new ReviewFailure { Failure = item.Failure, Run = item.Input.Run.Id, Reviewer = client.Name, Kind = ReviewFailure.Unreachable, Reason = "not asked, the reviewer was given up: " + why, Rubric = ReviewRubric.Current.Version }, 0, 0);
                return;
            }

            switch (await dialogue.RunAsync(item, ended.Token))
            {
                case DialogueEnd.Decided decided:
                    await memory.Decided(decided.Verdict);
                    Count(t => t with { Reviewed = t.Reviewed + 1, Quotes = t.Quotes + decided.Quotes, RefusedQuotes = t.RefusedQuotes + decided.Refused });
                    break;
                case DialogueEnd.Failed failed:
                    await FailAsync(failed.Failure, failed.Quotes, failed.Refused);
                    break;
                case DialogueEnd.Pending:
                    Count(t => t with { Pending = t.Pending + 1 });
                    break;
                case DialogueEnd.Left { NoBudget: true }:
                    Count(t => t with { Left = t.Left + 1, Stopped = "the budget does not cover the worst case of another call" });
                    await ended.CancelAsync();
                    break;
                case DialogueEnd.Left:
                    Count(t => t with { Left = t.Left + 1 });
                    break;
                default:
                    throw new InvalidOperationException("unknown end of a review");
            }
        }

        async Task FailAsync(ReviewFailure failure, int quotes, int refused)
        {
            await memory.Failed(failure);
            Count(t => t with { Failed = t.Failed + 1, Quotes = t.Quotes + quotes, RefusedQuotes = t.RefusedQuotes + refused });
        }
    }

    private void Count(Func<ReviewTally, ReviewTally> change)
    {
        lock (_gate) _tally = change(_tally);
    }
}
