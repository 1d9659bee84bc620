namespace Faultline.Importers.Json;

/// <summary>Adds up the blocks in file order and gives lines their number in the file.</summary>
internal sealed class JsonlSum(string file, int maxProblems)
{
    private readonly List<JsonlProblem> _problems = [];
    private long _lines, _rows, _kept, _blank, _unread, _repaired, _slow;

    /// <summary>Lines of the blocks that were added.</summary>
    public long Lines => _lines;

    public void Add<TTally, TItem>(BlockResult<TTally, TItem> block)
    {
        foreach (var problem in block.Problems.Take(maxProblems - _problems.Count)) _problems.Add(problem with { Line = problem.Line + _lines });
        _lines += block.Lines;
        _rows += block.Rows;
        _kept += block.Items.Count;
        _blank += block.Blank;
        _unread += block.Unread;
        _repaired += block.Repaired;
        _slow += block.ReadSlowly;
    }

    public void AddUtf16()
    {
        (_lines, _unread) = (1, 1);
        _problems.Add(new JsonlProblem(JsonlProblemKind.NotUtf8, file, 1, 0, 0, "The file is UTF-16; expected UTF-8. Write it again as UTF-8: in PowerShell with 'Out-File -Encoding utf8'."));
    }

    public JsonlSummary ToSummary(long bytes) => new()
    {
        Lines = _lines,
        Rows = _rows,
        Kept = _kept,
        Blank = _blank,
        Unread = _unread,
        Repaired = _repaired,
        ReadSlowly = _slow,
        Bytes = bytes,
        Problems = _problems,
    };
}
