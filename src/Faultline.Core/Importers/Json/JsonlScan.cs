using Microsoft.Win32.SafeHandles;

namespace Faultline.Importers.Json;

/// <summary>
/// Reads a file of JSON lines of any size on all cores and hands out, in file order, the rows that the caller keeps.
/// <code>
/// var scan = new JsonlScan(path, new JsonlFields("turn", "scores") { MembersOf = "scores" });
/// foreach (var record in scan.Rows(row => HasFalse(row.Members))) Use(record.Line, record["turn"].Integer, record.Parse());
/// Report(scan.Summary.Problems);
/// </code>
/// Every row is checked in full: what is handed out, System.Text.Json reads with the same values. What is no row becomes a problem in
/// <see cref="Summary"/> and the rest goes on; only a lost device, a missing file or a cancellation throws.
/// </summary>
/// <param name="path">A file that can be read from any place; not a pipe.</param>
/// <param name="fields">The top-level fields that are asked for; null for none.</param>
public sealed class JsonlScan(string path, JsonlFields? fields = null, JsonlOptions? options = null)
{
    private readonly JsonlFields _fields = fields ?? new JsonlFields();
    private readonly JsonlOptions _options = options ?? new JsonlOptions();

    /// <summary>Counts and problems of the last enumeration that reached the end; throws before one has.</summary>
    public JsonlSummary Summary { get => field ?? throw new InvalidOperationException("The rows were not read to the end yet."); private set; }

    /// <summary>Every row.</summary>
    public IEnumerable<JsonlRecord> Rows(CancellationToken cancel = default) => Rows(static _ => true, cancel);

    /// <summary>The rows for which <paramref name="keep"/> says so; it runs on several threads at once and must be a pure function of the row.</summary>
    public IEnumerable<JsonlRecord> Rows(Func<JsonlRow, bool> keep, CancellationToken cancel = default)
        => Rows(static () => 0, (row, _) => keep(row), static _ => { }, cancel);

    /// <summary>
    /// The same, while counting over all rows. Each block of the file has a tally of its own, so <paramref name="keep"/> changes it
    /// without locks; <paramref name="merge"/> gets the tallies one after the other in file order, on the thread of the caller, each
    /// before the rows of its block. The sum is complete when the enumeration has ended.
    /// </summary>
    public IEnumerable<JsonlRecord> Rows<TTally>(Func<TTally> create, Func<JsonlRow, TTally, bool> keep, Action<TTally> merge, CancellationToken cancel = default)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var size = RandomAccess.GetLength(file);
        var sum = new JsonlSum(_options.MaxProblems);
        if (IsUtf16(file))
        {
            sum.AddUtf16();
        }
        else
        {
            foreach (var block in Blocks(file, size, create, keep, cancel))
            {
                block.Failure?.Throw();
                sum.Add(block);
                merge(block.Tally!);
                foreach (var record in block.Records) yield return record;
            }
        }

        Summary = sum.ToSummary(size);
    }

    /// <summary>Reads to the end and keeps nothing: for counts and problems alone.</summary>
    public JsonlSummary Run<TTally>(Func<TTally> create, Action<JsonlRow, TTally> visit, Action<TTally> merge, CancellationToken cancel = default)
    {
        using var rows = Rows(create, (row, tally) => { visit(row, tally); return false; }, merge, cancel).GetEnumerator();
        while (rows.MoveNext())
        {
            // None is kept.
        }

        return Summary;
    }

    private IEnumerable<BlockResult<TTally>> Blocks<TTally>(SafeFileHandle file, long size, Func<TTally> create, Func<JsonlRow, TTally, bool> keep, CancellationToken cancel)
    {
        var blocks = (size + _options.BlockBytes - 1) / _options.BlockBytes;
        var workers = (int)Math.Min(blocks, _options.Workers);
        return workers > 1 ? InParallel(file, size, create, keep, blocks, workers, cancel) : OneByOne(file, size, create, keep, blocks, cancel);
    }

    private IEnumerable<BlockResult<TTally>> OneByOne<TTally>(SafeFileHandle file, long size, Func<TTally> create, Func<JsonlRow, TTally, bool> keep, long blocks, CancellationToken cancel)
    {
        using var reader = new BlockReader<TTally>(file, size, _fields, _options, create, keep, static _ => { });
        for (var block = 0L; block < blocks; block++)
        {
            cancel.ThrowIfCancellationRequested();
            yield return reader.Read(block);
        }
    }

    private IEnumerable<BlockResult<TTally>> InParallel<TTally>(SafeFileHandle file, long size, Func<TTally> create, Func<JsonlRow, TTally, bool> keep, long blocks, int workers, CancellationToken cancel)
    {
        var queue = new BlockQueue<TTally>(blocks, workers);
        // Threads of their own: the pool may be busy with those who wait for us.
        var threads = Enumerable.Range(0, workers).Select(i => new Thread(() =>
        {
            using var reader = new BlockReader<TTally>(file, size, _fields, _options, create, keep, queue.AwaitTurn);
            queue.Work(reader);
        }) { IsBackground = true, Name = $"rows {i}" }).ToArray();
        using var registration = cancel.Register(queue.Stop);
        try
        {
            foreach (var thread in threads) thread.Start();
            for (var block = 0L; block < blocks; block++) yield return queue.Await(block, cancel);
        }
        finally
        {
            queue.Stop();
            foreach (var thread in threads.Where(t => t.ThreadState != ThreadState.Unstarted)) thread.Join();
        }
    }

    private static bool IsUtf16(SafeFileHandle file)
    {
        Span<byte> start = stackalloc byte[2];
        return RandomAccess.Read(file, start, 0) == 2 && ((start[0] == 0xFF && start[1] == 0xFE) || (start[0] == 0xFE && start[1] == 0xFF));
    }
}
