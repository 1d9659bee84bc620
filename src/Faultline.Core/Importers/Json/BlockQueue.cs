using System.Runtime.ExceptionServices;

namespace Faultline.Importers.Json;

/// <summary>
/// Hands blocks to workers and their results to one consumer in file order. Workers run ahead of the consumer by a few blocks only,
/// which bounds memory.
/// </summary>
internal sealed class BlockQueue<TTally, TItem>(long blocks, int workers)
    where TItem : class
{
    private readonly BlockResult<TTally, TItem>?[] _done = new BlockResult<TTally, TItem>?[2 * workers];

    // Monitor and not Lock: it is waited on.
    private readonly object _gate = new();
    private long _next;
    private long _consuming;
    private bool _isStopped;

    /// <summary>The next block for a worker; null when there are none left or the consumer has stopped.</summary>
    public long? Take()
    {
        lock (_gate)
        {
            while (!_isStopped && _next < blocks && _next - _consuming >= _done.Length) Monitor.Wait(_gate);
            return _isStopped || _next >= blocks ? null : _next++;
        }
    }

    public void Put(long block, BlockResult<TTally, TItem> result)
    {
        lock (_gate)
        {
            _done[block % _done.Length] = result;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>For a worker: returns when the consumer wants this block, so all before it are consumed.</summary>
    public void AwaitTurn(long block)
    {
        lock (_gate)
        {
            while (!_isStopped && _consuming < block) Monitor.Wait(_gate);
            if (_isStopped) throw new OperationCanceledException("The consumer has stopped.");
        }
    }

    /// <summary>For the consumer: the result of a block; asking for it says that all before it are consumed.</summary>
    public BlockResult<TTally, TItem> Await(long block, CancellationToken cancel)
    {
        lock (_gate)
        {
            _consuming = block;
            Monitor.PulseAll(_gate);
            var slot = block % _done.Length;
            while (true)
            {
                cancel.ThrowIfCancellationRequested();
                if (_done[slot] is { } result)
                {
                    _done[slot] = null;
                    return result;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>What a worker's thread does. An exception becomes the result of its block, and the consumer's.</summary>
    public void Work(BlockReader<TTally, TItem> reader)
    {
        while (Take() is { } block)
        {
            BlockResult<TTally, TItem> result;
            try
            {
                result = reader.Read(block);
            }
            catch (Exception e)
            {
                result = new BlockResult<TTally, TItem> { Failure = ExceptionDispatchInfo.Capture(e) };
            }

            Put(block, result);
            if (result.Failure is not null) return;
        }
    }
}
