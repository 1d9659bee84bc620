using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>
/// Reads one <c>thread_logs/thread_N.log</c>: the runner's frame lines (UTC), the child's records (local time), its tracebacks and
/// its summary block. Records of parallel workers interleave as wholes: a line without a time belongs to the record before it.
/// A frame line that is lost (a cut or damaged log) does not lose the attempt: other lines name the test too.
/// </summary>
internal sealed partial class ThreadLog(string source)
{
    private readonly LogClock _clock = new();
    private readonly ErrorRecords _errors = new();
    private readonly SummaryBlocks _blocks = new();
    private LogAttempt? _now;
    private int _orphans;
    private int _firstOrphan;

    public List<LogAttempt> Attempts { get; } = [];

    public int Lines { get; private set; }

    public long Bytes { get; private set; }

    public List<LogDamage> Damages { get; } = [];

    /// <summary>What the child's clock is ahead of UTC; null when no record tells.</summary>
    public TimeSpan? Offset => _clock.Offset;

    public void Read(string path, CancellationToken cancel)
    {
        using var lines = new LogLines(path);
        while (lines.TryRead(out var line))
        {
            if ((lines.Number & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            Take(line, lines.Number);
        }

        if (_now is { IsEnded: false } open) open.IsCut = lines.EndsTorn;
        Leave();
        Lines = lines.Number;
        Bytes = new FileInfo(path).Length;
        Name(lines);
    }

    private void Name(LogLines lines)
    {
        if (lines.IsConverted) Damages.Add(new LogDamage(1, "Expected UTF-8; found UTF-16. The file was converted while it was read.", 1));
        if (lines.Zeros is { Count: > 0 } zeros) Damages.Add(new LogDamage(zeros.First, "Found zero bytes; expected text. What the line says besides is used.", zeros.Count));
        if (lines.NoText is { Count: > 0 } foreign) Damages.Add(new LogDamage(foreign.First, "Found bytes that are no UTF-8; they are read as '\uFFFD'.", foreign.Count));
        if (lines.TooLong is { Count: > 0 } tooLong) Damages.Add(new LogDamage(tooLong.First, "Found a line longer than 16 MB; its middle is skipped.", tooLong.Count));
        if (lines.EndsTorn) Damages.Add(new LogDamage(lines.Number, "The log ends in the middle of a line: its writer was stopped, or the file was cut.", 1));
        if (_orphans > 0) Damages.Add(new LogDamage(_firstOrphan, "Found records of an attempt whose 'Starting' line is lost and which no other line names; they are not used.", _orphans));
        foreach (var attempt in Attempts.Where(a => a is { IsEnded: false, IsOver: true }))
            Damages.Add(new LogDamage(attempt.LastLine, $"The line 'Completed {attempt.Case}' is lost; how the attempt ended is read from what is left of it.", 1));
        foreach (var attempt in Attempts.Where(a => !a.HasStartLine))
            Damages.Add(new LogDamage(attempt.StartLine, $"The line 'Starting {attempt.Case}' is lost; the attempt is read from what is left of it.", 1));
    }

    private void Take(ReadOnlySpan<byte> line, int number)
    {
        if (line.IsEmpty) return;
        if (line[0] == '[' && Frame(line, number)) return;
        var isRecord = IsRecord(line);
        if (_now is null || _now.IsEnded)
        {
            // Between two attempts there are rules only. A record there belongs to one whose 'Starting' is lost.
            if (!isRecord && !line.StartsWith("EXPERIMENT COMPLETE"u8)) return;
            BeginUnnamed("", number);
        }

        _now!.LastLine = number;
        if (isRecord) Record(line, number);
        else if (_blocks.IsOpen && _blocks.Take(line, number)) return;
        else if (!Runner(line, number)) _errors.Continue(line);
    }

    private static bool IsRecord(ReadOnlySpan<byte> line) =>
        line.Length > 26 && line[0] is >= (byte)'0' and <= (byte)'9' && line[4] == '-' && line[10] == ' ' && line[13] == ':' && line[19] == ' ' && line[20] == '[';

    private bool Frame(ReadOnlySpan<byte> line, int number)
    {
        var close = line.IndexOf((byte)']');
        if (close is < 20 or > 40 || !line[1..close].EndsWith("+00:00"u8)) return false;
        var rest = line[(close + 1)..];
        if (rest.StartsWith(" Starting "u8) && LogClock.TryUtc(line[1..close], out var start))
        {
            var id = Encoding.UTF8.GetString(rest[" Starting ".Length..]).Trim();
            if (id.Length == 0 || id.Contains(' ', StringComparison.Ordinal)) return false;
            Leave(start);
            Enter(new LogAttempt { Source = source, Case = id, StartLine = number, HasStartLine = true, Start = start, LastSign = start, LastLine = number });
            return true;
        }

        if (!rest.StartsWith(" Completed "u8) || !LogClock.TryUtc(line[1..close], out var end)) return false;
        var match = CompletedFrame().Match(Encoding.UTF8.GetString(rest));
        if (!match.Success) return false;
        var named = match.Groups["id"].Value;
        if (_now is null || _now.IsEnded || (_now.Case.Length > 0 && _now.Case != named)) BeginUnnamed(named, number);
        _now!.Case = named;
        Complete(_now, match, end, LogLine.Of(number, line));
        return true;
    }

    private void Complete(LogAttempt attempt, Match match, DateTimeOffset end, LogLine line)
    {
        _errors.End();
        _blocks.End();
        attempt.CompletedLine = attempt.LastLine = line.Number;
        attempt.CompletedText = line.Text;
        (attempt.End, attempt.LastSign) = (end, end);
        if (int.TryParse(match.Groups["rc"].Value, CultureInfo.InvariantCulture, out var code)) attempt.ExitCode = code;
        if (!double.TryParse(match.Groups["s"].Value, CultureInfo.InvariantCulture, out var seconds) || seconds > 1e8) return;
        attempt.Seconds = seconds;
        attempt.Start ??= end.AddSeconds(-seconds);
    }

    private void BeginUnnamed(string id, int number)
    {
        Leave();
        Enter(new LogAttempt { Source = source, Case = id, StartLine = number, LastLine = number });
    }

    private void Enter(LogAttempt attempt)
    {
        _now = attempt;
        Attempts.Add(attempt);
    }

    // What follows an attempt's end belongs to nobody until the next one starts.
    private void Leave(DateTimeOffset? next = null)
    {
        _errors.End();
        _blocks.End();
        if (_now is { IsEnded: false } open)
        {
            // Nothing was written before the next attempt that was not said by then, whatever a changed clock makes of it.
            if (_clock.Last is { } last && (open.LastSign is not { } sign || last > sign)) open.LastSign = next < last ? next : last;
            if (open.Case.Length == 0)
            {
                Attempts.Remove(open);
                if (_orphans == 0) _firstOrphan = open.StartLine;
                _orphans += open.LastLine - open.StartLine + 1;
            }
        }

        _clock.Forget();
        _now = null;
    }

    private bool Runner(ReadOnlySpan<byte> line, int number)
    {
        switch (line[0])
        {
            case (byte)'C' when _now!.CommandKey is null && line.StartsWith("Command: "u8):
                _now.CommandKey = string.GetHashCode(Encoding.UTF8.GetString(line["Command: ".Length..]).Replace(_now.Case, "*", StringComparison.Ordinal), StringComparison.Ordinal);
                return true;
            case (byte)'E' when line.StartsWith("EXPERIMENT COMPLETE"u8):
                _errors.End();
                _now!.Block = _blocks.Begin(number);
                return true;
            case (byte)'E' when !_errors.IsOpen && line.StartsWith("ERROR: "u8):
                _now!.StartError = LogLine.Of(number, line);
                return true;
            case (byte)'U' when line.StartsWith("UNEXPECTED ERROR: "u8):
                _now!.StartError = LogLine.Of(number, line) with { IsUnexpected = true };
                return true;
            case (byte)'T' when !_errors.IsOpen && line.StartsWith("Traceback (most recent call last)"u8):
                _errors.BeginBare(_now!, line, number);
                return true;
            case (byte)'=':
                _errors.End();
                return true;
            default:
                return false;
        }
    }

    private void Record(ReadOnlySpan<byte> line, int number)
    {
        _clock.See(line);
        _errors.End();
        // Most lines of a log need no decoding: nothing is looked at before the logger's name says that it may matter.
        if (line[21] == 'I') Info(line, number);
        else if (line[21] is (byte)'E' or (byte)'C' || (line[21] == 'W' && line.Length > 30 && !line[30..].StartsWith("scylla.e2e.llm_judge: "u8))) _errors.Begin(_now!, line, number);
    }

    private void Info(ReadOnlySpan<byte> line, int number)
    {
        if (line.Length < 34) return;
        var text = line[27..];
        if (text.StartsWith("scylla.e2e.subtest_executor: "u8)) Stage(text);
        else if (text.StartsWith("scylla.e2e.runner: "u8)) Checkpoint(text, line, number);
        else if (text.StartsWith("__main__: Starting experiment: "u8)) Named(Encoding.UTF8.GetString(text["__main__: Starting experiment: ".Length..]).Trim(), number);
    }

    private void Named(string id, int number)
    {
        if (id.Length == 0 || id == _now!.Case) return;
        // Another test than the one that was started: the frame lines between them are lost.
        if (_now.Case.Length > 0) BeginUnnamed(id, number);
        _now!.Case = id;
    }

    private void Stage(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("] Stage: AGENT - Complete ("u8) is >= 0 and var agent)
        {
            if (Subtest(text[..agent], out var name)) _now!.AgentEnded.Add(name);
            var seconds = text[(agent + "] Stage: AGENT - Complete (".Length)..];
            if (Utf8Parser.TryParse(seconds, out double taken, out _) && double.IsFinite(taken)) _now!.AgentSeconds += taken;
        }
        else if (text.IndexOf("] Stage: JUDGE - Complete ("u8) is >= 0 and var judge)
        {
            if (Subtest(text[..judge], out var name)) _now!.Judged.Add(name);
        }
        else if (text.StartsWith("scylla.e2e.subtest_executor: [SKIP] "u8) || text.StartsWith("scylla.e2e.subtest_executor: Skipping completed run"u8))
        {
            _now!.HasSkipped = true;
        }
    }

    private static bool Subtest(ReadOnlySpan<byte> before, out ReadOnlySpan<byte> name)
    {
        var open = before.LastIndexOf((byte)'[');
        name = open < 0 ? default : before[(open + 1)..];
        return open >= 0 && name.Length is > 0 and < 40;
    }

    private void Checkpoint(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line, int number)
    {
        var isFresh = text.IndexOf(" Created checkpoint: "u8) >= 0;
        if (!isFresh && text.IndexOf(" Resuming from checkpoint: "u8) < 0) return;
        var match = CheckpointPath().Match(Encoding.UTF8.GetString(text));
        if (!match.Success) return;
        _now!.Folder = match.Groups["folder"].Value;
        _now.IsResumed = !isFresh;
        if (!isFresh) _now.ResumeLine = LogLine.Of(number, line);
    }

    [GeneratedRegex(@"^ Completed (?<id>\S+) in (?<s>[\d.]+)s \(exit code: (?<rc>-?\d+)\)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex CompletedFrame();

    [GeneratedRegex(@"[/\\](?<folder>[^/\\]+)[/\\]checkpoint\.json\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex CheckpointPath();
}
