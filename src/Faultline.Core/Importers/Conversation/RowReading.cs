using System.Runtime.CompilerServices;
using Faultline.Importers.Json;
using Faultline.Model;

namespace Faultline.Importers.Conversation;

/// <summary>Reads the rows of one file on all cores and gives them in the order of the file.</summary>
/// <param name="run">Id of the run that all rows belong to; null when each row names its own.</param>
internal sealed class RowReading(RunSource source, string? run, ExpectedTurns? expected)
{
    private static readonly JsonlOptions Options = new() { TellsLines = true, IsLenient = true, BlockBytes = 512 << 10 };

    private readonly string _name = Path.GetFileName(source.Rows);
    private readonly string _shown = source.ShownFor(source.Rows);
    private readonly string? _expectedSource = expected is null ? null : Path.GetRelativePath(source.Folder, expected.Path).Replace('\\', '/');
    private readonly JsonlScan _scan = new(source.Rows, RowFields.All, Options);

    /// <summary>Lines of white space; known when all rows were read.</summary>
    public long Blank => _scan.Summary.Blank;

    /// <summary>What was replaced in rows that were read all the same, and a file that is no UTF-8; known when all rows were read.</summary>
    public IEnumerable<ImportDiagnostic> Problems => _scan.Summary.Problems.Select(problem => problem.ToDiagnostic(_shown));

    public IEnumerable<ReadRow> Rows(CancellationToken cancel) => _scan.Select(
        static () => new BlockMemory(),
        Read,
        (unread, _) => new ReadRow { Problem = RowJson.Problem(unread, _shown) },
        static _ => { },
        cancel).Select(static item => item.Value);

    /// <summary>True when the first row of a file names its run.</summary>
    public static bool NamesRun(string path)
    {
        // One small block nearly always holds it.
        var scan = new JsonlScan(path, RowFields.All, Options with { BlockBytes = 1 << 18, Workers = 1 });
        return scan.Select(static row => RunNamedBy(row) ?? "").Select(static item => item.Value).FirstOrDefault() is { Length: > 0 };
    }

    private static string? RunNamedBy(JsonlRow row) => row[RowFields.RunDir].Words ?? row[RowFields.RunName].Words ?? row[RowFields.RunId].Words;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ReadRow Read(JsonlRow row, BlockMemory block)
    {
        if (row[RowFields.Turn].Turn is not { } turn) return new ReadRow { Problem = RowJson.NoTurn((int)row.Line, row.Offset, _shown) };
        var of = run ?? RunNamedBy(row) ?? Path.GetFileNameWithoutExtension(_name);
        var trial = RowTrial.Of(row, _name, new TrialKey(of, RowTrial.CaseOf(turn)), turn, expected, _expectedSource, block.Checks);
        return new ReadRow { Turn = turn, Trial = trial, Origin = block.IsFirstOf(of) ? new RowOrigin(row[RowFields.ModelName].Words, RowJson.Date(row[RowFields.Time])) : null };
    }

    /// <summary>What is remembered from row to row of a block.</summary>
    private sealed class BlockMemory
    {
        private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
        private string? _last;

        public KnownChecks Checks { get; } = new();

        public bool IsFirstOf(string run)
        {
            if (ReferenceEquals(run, _last)) return false;
            _last = run;
            return _runs.Add(run);
        }
    }
}
