namespace Faultline.Importers.Json;

/// <summary>
/// Reads a file of JSON lines of any size on all cores and hands out, in file order, the rows that the caller keeps.
/// <code>
/// var scan = new JsonlScan(path, new JsonlFields("turn", "scores") { MembersOf = "scores" });
/// foreach (var record in scan.Rows(row => row.HasMember(JsonValueKind.False))) Use(record.Line, record["turn"].Integer, record.Parse());
/// Report(scan.Summary.Problems);
/// </code>
/// Every row is checked in full: what is handed out, System.Text.Json reads with the same values. What is no row becomes a problem in
/// <see cref="Summary"/> and the rest goes on; only a missing, unreadable or shortened file and a cancellation throw.
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
        foreach (var (record, line, _, _) in Select(create, (row, tally) => keep(row, tally) ? row.Copy() : null, merge, cancel))
        {
            record.Line = line;
            yield return record;
        }
    }

    /// <summary>
    /// What <paramref name="map"/> makes of the rows, without those of which it makes null. It runs on the reading threads, so what it
    /// parses is parsed on all cores; it must be a pure function of the row.
    /// </summary>
    public IEnumerable<JsonlItem<T>> Select<T>(Func<JsonlRow, T?> map, CancellationToken cancel = default)
        where T : class
        => Select(static () => 0, (row, _) => map(row), static _ => { }, cancel);

    /// <summary>The same with tallies, as in <see cref="Rows{TTally}"/>.</summary>
    public IEnumerable<JsonlItem<T>> Select<TTally, T>(Func<TTally> create, Func<JsonlRow, TTally, T?> map, Action<TTally> merge, CancellationToken cancel = default)
        where T : class
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var size = RandomAccess.GetLength(file);
        var sum = new JsonlSum(path, _options.MaxProblems);
        if (ByteOrderMarks.IsUtf16(file))
        {
            sum.AddUtf16();
        }
        else
        {
            var blocks = new BlockRun<TTally, T>(_options, size, awaitTurn => new BlockReader<TTally, T>(file, path, size, _fields, _options, create, map, awaitTurn));
            foreach (var block in blocks.Results(cancel))
            {
                block.Failure?.Throw();
                var linesBefore = sum.Lines;
                sum.Add(block);
                merge(block.Tally!);
                foreach (var item in block.Items) yield return item with { Line = item.Line + linesBefore };
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
}
