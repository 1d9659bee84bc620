using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>
/// Reads one <c>thread_logs/thread_N.log</c>: the runner's frame lines (UTC), the child's records (local time), its tracebacks and
/// its summary block. Records of parallel workers interleave as wholes: a line without a time belongs to the record before it.
/// </summary>
internal sealed partial class ThreadLog(string source)
{
    private readonly LogClock _clock = new();
    private readonly ErrorRecords _errors = new();
    private LogAttempt? _now;
    private bool _inBlock;

    public List<LogAttempt> Attempts { get; } = [];

    public int Lines { get; private set; }

    public bool EndsTorn { get; private set; }

    /// <summary>Hours between the child's clock and UTC; null when no record tells.</summary>
    public TimeSpan? Offset => _clock.Offset;

    public void Read(string path, CancellationToken cancel)
    {
        using var lines = new LogLines(path);
        while (lines.TryRead(out var line))
        {
            if ((lines.Number & 0xFFFF) == 0) cancel.ThrowIfCancellationRequested();
            Take(line, lines.Number);
        }

        Leave();
        (Lines, EndsTorn) = (lines.Number, lines.EndsTorn);
    }

    private void Take(ReadOnlySpan<byte> line, int number)
    {
        if (line.IsEmpty) return;
        if (line[0] == '[' && Frame(line, number)) return;
        if (_now is null) return;
        _now.LastLine = number;
        if (IsRecord(line)) Record(line, number);
        else if (_inBlock && Block(line, number)) return;
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
            Leave();
            var id = Encoding.UTF8.GetString(rest[" Starting ".Length..]).Trim();
            if (id.Length == 0 || id.Contains(' ', StringComparison.Ordinal)) return false;
            _now = new LogAttempt { Source = source, Case = id, StartLine = number, Start = start, LastSign = start, LastLine = number };
            Attempts.Add(_now);
            return true;
        }

        if (_now is null || !rest.StartsWith(" Completed "u8) || !LogClock.TryUtc(line[1..close], out var end)) return false;
        var match = Completed().Match(Encoding.UTF8.GetString(rest));
        if (!match.Success || match.Groups["id"].Value != _now.Case) return false;
        _errors.End();
        _now.CompletedLine = _now.LastLine = number;
        (_now.End, _now.LastSign) = (end, end);
        if (int.TryParse(match.Groups["rc"].Value, CultureInfo.InvariantCulture, out var code)) _now.ExitCode = code;
        if (double.TryParse(match.Groups["s"].Value, CultureInfo.InvariantCulture, out var seconds)) _now.Seconds = seconds;
        return true;
    }

    // What follows an attempt's end belongs to nobody until the next one starts.
    private void Leave()
    {
        _errors.End();
        _inBlock = false;
        if (_now is { IsEnded: false } && _clock.Last is { } last && last > _now.LastSign) _now.LastSign = last;
        _clock.Forget();
        _now = null;
    }

    private bool Runner(ReadOnlySpan<byte> line, int number)
    {
        switch (line[0])
        {
            case (byte)'C' when _now!.Command is null && line.StartsWith("Command: "u8):
                _now.Command = Encoding.UTF8.GetString(line["Command: ".Length..]);
                return true;
            case (byte)'E' when line.StartsWith("EXPERIMENT COMPLETE"u8):
                _errors.End();
                _now!.Block = new LogBlock { Line = number };
                _inBlock = true;
                return true;
            case (byte)'E' when !_errors.IsOpen && line.StartsWith("ERROR: "u8):
                _now!.StartError = new LogLine(number, Encoding.UTF8.GetString(line["ERROR: ".Length..]));
                return true;
            case (byte)'U' when line.StartsWith("UNEXPECTED ERROR: "u8):
                _now!.StartError = new LogLine(number, Encoding.UTF8.GetString(line["UNEXPECTED ERROR: ".Length..])) { IsUnexpected = true };
                return true;
            case (byte)'=':
                _errors.End();
                return true;
            default:
                return false;
        }
    }

    private bool Block(ReadOnlySpan<byte> line, int number)
    {
        var block = _now!.Block!;
        if (line[0] is (byte)'=' or (byte)'-') return true;
        var text = Encoding.UTF8.GetString(line);
        var match = BlockLine().Match(text);
        if (match.Success)
        {
            var value = match.Groups["value"].Value;
            switch (match.Groups["key"].Value)
            {
                case "Duration" when double.TryParse(value.TrimEnd('s'), CultureInfo.InvariantCulture, out var seconds):
                    block.Seconds = seconds;
                    break;
                case "Total Cost" when decimal.TryParse(value.TrimStart('$'), NumberStyles.Number, CultureInfo.InvariantCulture, out var cost):
                    (block.Cost, block.CostLine) = (cost, new LogLine(number, text));
                    break;
                case "Best Tier":
                    block.BestTier = value;
                    break;
            }

            return true;
        }

        if (text == "No passing results found")
        {
            block.NothingPassed = new LogLine(number, text);
            return true;
        }

        match = TierLine().Match(text);
        if (!match.Success) return text == "Tier Results:";
        block.Tiers.Add(new LogTier(
            match.Groups["tier"].Value,
            match.Groups["st"].Value == "PASS",
            double.Parse(match.Groups["score"].Value, CultureInfo.InvariantCulture),
            decimal.Parse(match.Groups["cost"].Value, CultureInfo.InvariantCulture),
            new LogLine(number, text)));
        return true;
    }

    private void Record(ReadOnlySpan<byte> line, int number)
    {
        _clock.See(line);
        _errors.End();
        if (line[21] == 'I') Info(line, number);
        else if (line[21] is (byte)'E' or (byte)'W' or (byte)'C') _errors.Begin(_now!, Encoding.UTF8.GetString(line), number);
    }

    // Most lines of a log are of this kind: nothing is decoded before the logger's name says that it may matter.
    private void Info(ReadOnlySpan<byte> line, int number)
    {
        if (line.Length < 30) return;
        var text = line[27..];
        if (text.StartsWith("scylla.e2e.subtest_executor: "u8))
        {
            if (text.EndsWith("s)"u8) && text.IndexOf("] Stage: AGENT - Complete ("u8) is >= 0 and var agent)
            {
                _now!.AgentRuns++;
                var seconds = text[(agent + "] Stage: AGENT - Complete (".Length)..^2];
                if (System.Buffers.Text.Utf8Parser.TryParse(seconds, out double taken, out _)) _now.AgentSeconds += taken;
            }
            else if (text.IndexOf("] Stage: JUDGE - Complete ("u8) is >= 0 and var judge && text[..judge].LastIndexOf((byte)'[') is >= 0 and var open)
            {
                _now!.Judged.Add(Encoding.UTF8.GetString(text[(open + 1)..judge]));
            }
        }
        else if (text.StartsWith("scylla.e2e.runner: "u8))
        {
            var isFresh = text.IndexOf(" Created checkpoint: "u8) >= 0;
            if (isFresh || text.IndexOf(" Resuming from checkpoint: "u8) >= 0) Checkpoint(Encoding.UTF8.GetString(line), number, !isFresh);
        }
    }

    private void Checkpoint(string text, int number, bool isResumed)
    {
        var match = CheckpointPath().Match(text);
        if (!match.Success) return;
        _now!.Folder = match.Groups["folder"].Value;
        _now.FolderLine = new LogLine(number, text);
        _now.IsResumed = isResumed;
    }

    [GeneratedRegex(@"^ Completed (?<id>\S+) in (?<s>[\d.]+)s \(exit code: (?<rc>-?\d+)\)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Completed();

    [GeneratedRegex(@"^(?<key>Duration|Total Cost|Best Tier|Best Sub-test|Frontier CoP): (?<value>.+?)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex BlockLine();

    [GeneratedRegex(@"^  (?<tier>T\d+): (?<st>PASS|FAIL) \(score: (?<score>\d+(\.\d+)?), cost: \$(?<cost>\d+(\.\d+)?)\)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TierLine();

    [GeneratedRegex(@"[/\\](?<folder>[^/\\]+)[/\\]checkpoint\.json\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex CheckpointPath();
}
