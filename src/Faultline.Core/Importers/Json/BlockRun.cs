namespace Faultline.Importers.Json;

/// <summary>Reads all blocks of a file, on this thread or on several, and gives their results in file order.</summary>
/// <param name="create">Makes a reader; it gets what waits until all blocks before its own are consumed.</param>
internal sealed class BlockRun<TTally, TItem>(JsonlOptions options, long size, Func<Action<long>, BlockReader<TTally, TItem>> create)
    where TItem : class
{
    private readonly long _blocks = (size + options.BlockBytes - 1) / options.BlockBytes;

    public IEnumerable<BlockResult<TTally, TItem>> Results(CancellationToken cancel)
    {
        var workers = (int)Math.Min(_blocks, options.Workers);
        return workers > 1 ? InParallel(workers, cancel) : OneByOne(cancel);
    }

    private IEnumerable<BlockResult<TTally, TItem>> OneByOne(CancellationToken cancel)
    {
        using var reader = create(static _ => { });
        for (var block = 0L; block < _blocks; block++)
        {
            cancel.ThrowIfCancellationRequested();
            yield return reader.Read(block);
        }
    }

    private IEnumerable<BlockResult<TTally, TItem>> InParallel(int workers, CancellationToken cancel)
    {
        var queue = new BlockQueue<TTally, TItem>(_blocks, workers);
        // Threads of their own: the pool may be busy with those who wait for us.
        var threads = Enumerable.Range(0, workers).Select(i => new Thread(() =>
        {
            using var reader = create(queue.AwaitTurn);
            queue.Work(reader);
        }) { IsBackground = true, Name = $"rows {i}" }).ToArray();
        using var registration = cancel.Register(queue.Stop);
        try
        {
            foreach (var thread in threads) thread.Start();
            for (var block = 0L; block < _blocks; block++) yield return queue.Await(block, cancel);
        }
        finally
        {
            queue.Stop();
            foreach (var thread in threads.Where(t => t.ThreadState != ThreadState.Unstarted)) thread.Join();
        }
    }
}
