using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>Error and warning records with the lines that follow them: the rest of the message, then a traceback.</summary>
internal sealed partial class ErrorRecords
{
    private const int LongestMessage = 2000;

    private LogError? _open;
    private bool _inTraceback;

    public bool IsOpen => _open is not null;

    public void End()
    {
        _open = null;
        _inTraceback = false;
    }

    public void Begin(LogAttempt attempt, string text, int number)
    {
        var match = RecordText().Match(text);
        if (!match.Success) return;
        var (logger, message) = (match.Groups["logger"].Value, match.Groups["message"].Value);
        var line = new LogLine(number, text);
        if (logger == "__main__" && (message.StartsWith("Received signal ", StringComparison.Ordinal) || message.StartsWith("Experiment interrupted", StringComparison.Ordinal)))
        {
            attempt.Signal ??= line;
            return;
        }

        if (Error(logger, message, line) is not { } error) return;
        attempt.Add(error);
        _open = error;
    }

    public void Continue(ReadOnlySpan<byte> bytes)
    {
        if (_open is not { } error) return;
        var isIndented = bytes[0] == ' ';
        if (_inTraceback && isIndented && !bytes.StartsWith("  File \""u8)) return;
        var text = Encoding.UTF8.GetString(bytes);
        if (!_inTraceback)
        {
            if (text.StartsWith("Traceback (most recent call last)", StringComparison.Ordinal)) _inTraceback = error.HasTraceback = true;
            else if (error.Message.Length < LongestMessage) error.Message += "\n" + text;
            return;
        }

        if (isIndented) Frame(error, text);
        else if (ExceptionLine().Match(text) is { Success: true } thrown) Thrown(error, thrown.Groups["type"].Value);
    }

    private static LogError? Error(string logger, string message, LogLine line)
    {
        switch (logger)
        {
            case "scylla.e2e.parallel_executor" when WorkerException().Match(message) is { Success: true } worker:
                return new LogError { Kind = LogErrorKind.Worker, Line = line, Subject = worker.Groups["subject"].Value, Type = worker.Groups["type"].Value, Message = worker.Groups["rest"].Value };
            case "scylla.e2e.parallel_executor" when WorkerLimit().Match(message) is { Success: true } limit:
                return new LogError { Kind = LogErrorKind.RateLimit, Line = line, Subject = limit.Groups["subject"].Value, Type = "RateLimitError", Message = limit.Groups["rest"].Value };
            case "scylla.e2e.judge_runner" when JudgeFailed().Match(message) is { Success: true } judge:
                return new LogError { Kind = LogErrorKind.Judge, Line = line, Subject = judge.Groups["subject"].Value, Message = judge.Groups["rest"].Value, InJudge = true };
            case "__main__" when After(message, "Experiment failed: ") is { } failed:
                return new LogError { Kind = LogErrorKind.Experiment, Line = line, Message = failed };
            case "__main__" when After(message, "Configuration error: ") is { } refused:
                return new LogError { Kind = LogErrorKind.Configuration, Line = line, Message = refused };
            case "scylla.e2e.workspace_manager" when message.StartsWith("Git clone failed", StringComparison.Ordinal):
                return new LogError { Kind = LogErrorKind.Clone, Line = line, Message = message };
            default:
                return null;
        }
    }

    private static void Frame(LogError error, string text)
    {
        var match = FrameLine().Match(text);
        if (!match.Success) return;
        var file = match.Groups["file"].Value.Replace('\\', '/');
        if (file.EndsWith("/llm_judge.py", StringComparison.Ordinal) || file.EndsWith("/judge_runner.py", StringComparison.Ordinal)) error.InJudge = true;
        if (file.Contains("/site-packages/", StringComparison.Ordinal) || !file.Contains("/scylla/", StringComparison.Ordinal)) return;
        error.File = file[(file.LastIndexOf("/scylla/", StringComparison.Ordinal) + 1)..];
        error.Function = match.Groups["function"].Value;
        error.FileLine = int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static void Thrown(LogError error, string type) => error.Type ??= type[(type.LastIndexOf('.') + 1)..];

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    [GeneratedRegex(@"^.{19} \[[A-Z]+\] (?<logger>[\w.]+): (?<message>.*)$", RegexOptions.Singleline)]
    private static partial Regex RecordText();

    [GeneratedRegex(@"^Worker exception for (?<subject>T\d+/\S+): (?<type>[\w.]+): (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex WorkerException();

    [GeneratedRegex(@"^Rate limit in worker for (?<subject>T\d+/\S+): (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex WorkerLimit();

    [GeneratedRegex(@"^Judge (?<subject>\d+) failed with model \S+: (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex JudgeFailed();

    [GeneratedRegex("""^  File "(?<file>[^"]+)", line (?<line>\d+), in (?<function>.+)$""")]
    private static partial Regex FrameLine();

    [GeneratedRegex(@"^(?<type>[A-Za-z_][\w.]*)(:\s.*|:)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ExceptionLine();
}
