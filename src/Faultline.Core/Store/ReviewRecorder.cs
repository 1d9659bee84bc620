using System.Threading.Channels;
using Faultline.Model;

namespace Faultline.Store;

/// <summary>
/// Writes what a review must not lose. Many callers at once share one write to the disk: each waits until its own line is there.
/// One at a time in a workspace: two reviews side by side would ask the same questions.
/// </summary>
public sealed class ReviewRecorder : IAsyncDisposable
{
    private readonly FileStore _store;
    private readonly CallJournal _journal;
    private readonly FileStream _held;
    private readonly Channel<(CallLine? Call, LedgerEvent? Event, TaskCompletionSource Written)> _queue =
        Channel.CreateUnbounded<(CallLine?, LedgerEvent?, TaskCompletionSource)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Task _writer;

    internal ReviewRecorder(FileStore store, CallJournal journal, FileStream held)
    {
        _store = store;
        _journal = journal;
        _held = held;
        _writer = Task.Run(WriteAsync);
    }

    public int Unanswered => _journal.Unanswered;

    public KeptAnswer? Known(string key) => _journal.Known(key);

    public Task AskingAsync(string key, string failure, string reviewer) => Enqueue(_journal.Asking(key, failure, reviewer), null);

    public Task AnsweredAsync(string key, KeptAnswer answer) => Enqueue(_journal.Answered(key, answer), null);

    public Task RecordAsync(LedgerEvent happened) => Enqueue(null, happened);

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _writer;
        _journal.Dispose();
        await _held.DisposeAsync();
    }

    private Task Enqueue(CallLine? call, LedgerEvent? happened)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite((call, happened, written)), this);
        return written.Task;
    }

    private async Task WriteAsync()
    {
        var batch = new List<(CallLine? Call, LedgerEvent? Event, TaskCompletionSource Written)>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < 1_000 && _queue.Reader.TryRead(out var next)) batch.Add(next);
            try
            {
                List<CallLine> calls = [.. batch.Select(b => b.Call).OfType<CallLine>()];
                if (calls.Count > 0) _journal.Append(calls);
                _store.Append(batch.Select(b => b.Event).OfType<LedgerEvent>());
                foreach (var (_, _, written) in batch) written.SetResult();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Whoever waits for its line learns that it is not there.
                foreach (var (_, _, written) in batch) written.TrySetException(e);
            }
        }
    }
}
