using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Faultline.Importers.Scylla.Logs;

/// <summary>Error and warning records with the lines that follow them: the rest of the message, then a traceback.</summary>
internal sealed partial class ErrorRecords
{
    private const int LongestMessage = 2000;
    private const int LongestCode = 600;

    private LogError? _open;
    private bool _inTraceback;
    private bool _isTypeStated;
    private bool _isOwnFrame;

    public bool IsOpen => _open is not null;

    public void End()
    {
        _open = null;
        _inTraceback = false;
    }

    public void Begin(LogAttempt attempt, ReadOnlySpan<byte> bytes, int number)
    {
        var match = RecordText().Match(Encoding.UTF8.GetString(bytes));
        if (!match.Success) return;
        var (level, logger, message) = (match.Groups["level"].Value, match.Groups["logger"].Value, match.Groups["message"].Value);
        var line = LogLine.Of(number, bytes);
        if (message.StartsWith("Received signal ", StringComparison.Ordinal) || message.StartsWith("Experiment interrupted", StringComparison.Ordinal) || message.StartsWith("Shutdown requested", StringComparison.Ordinal))
        {
            attempt.Signal ??= line;
            return;
        }

        if (logger.EndsWith(".judge_runner", StringComparison.Ordinal) && message.StartsWith("All judges failed", StringComparison.Ordinal)) attempt.NoValidJudge ??= line;
        if (Error(level, logger, message, line) is { } error) Open(attempt, error);
    }

    /// <summary>A traceback that no record announces: the program died without catching it.</summary>
    public void BeginBare(LogAttempt attempt, ReadOnlySpan<byte> bytes, int number)
    {
        Open(attempt, new LogError { Kind = LogErrorKind.Uncaught, Line = LogLine.Of(number, bytes), Message = "", HasTraceback = true });
        _inTraceback = true;
    }

    public void Continue(ReadOnlySpan<byte> bytes)
    {
        if (_open is not { } error) return;
        var isIndented = bytes[0] == ' ';
        if (_inTraceback && isIndented && !bytes.StartsWith("  File \""u8))
        {
            if (_isOwnFrame) Code(error, bytes);
            return;
        }

        var text = Encoding.UTF8.GetString(bytes);
        if (text.StartsWith("Traceback (most recent call last)", StringComparison.Ordinal))
        {
            _inTraceback = error.HasTraceback = true;
            // A chain of exceptions: the last one is what ended the attempt.
            if (!_isTypeStated) error.Type = null;
        }
        else if (!_inTraceback)
        {
            if (error.Message.Length < LongestMessage) error.Message += "\n" + text;
        }
        else if (isIndented)
        {
            _isOwnFrame = Frame(error, text);
        }
        else if (error.Type is null && ExceptionLine().Match(text) is { Success: true } thrown)
        {
            var type = thrown.Groups["type"].Value;
            error.Type = type[(type.LastIndexOf('.') + 1)..];
            if (error.Message.Length == 0) error.Message = thrown.Groups["message"].Value;
        }
    }

    private void Open(LogAttempt attempt, LogError error)
    {
        attempt.Add(error);
        _open = error;
        _isOwnFrame = false;
        _isTypeStated = error.Type is not null;
    }

    private static LogError? Error(string level, string logger, string message, LogLine line)
    {
        LogError Of(LogErrorKind kind, string text, string? subject = null, string? type = null, bool inJudge = false) =>
            new() { Kind = kind, Line = line, Message = text, Subject = subject, Type = type, InJudge = inJudge };

        var module = logger[(logger.LastIndexOf('.') + 1)..];
        switch (module)
        {
            case "parallel_executor" when WorkerException().Match(message) is { Success: true } worker:
                return Of(LogErrorKind.Worker, worker.Groups["rest"].Value, worker.Groups["subject"].Value, worker.Groups["type"].Value);
            case "parallel_executor" when WorkerLimit().Match(message) is { Success: true } limit:
                return Of(LogErrorKind.RateLimit, limit.Groups["rest"].Value, limit.Groups["subject"].Value, "RateLimitError");
            case "judge_runner" when JudgeFailed().Match(message) is { Success: true } judge:
                return Of(LogErrorKind.Judge, judge.Groups["rest"].Value, judge.Groups["subject"].Value, inJudge: true);
            case "__main__" or "runner" when After(message, "Experiment failed: ") is { } failed:
                return Of(LogErrorKind.Experiment, failed);
            case "__main__" when After(message, "Configuration error: ") is { } refused:
                return Of(LogErrorKind.Configuration, refused);
            case "runner" when TierFailed().Match(message) is { Success: true } tier:
                return Of(LogErrorKind.Tier, tier.Groups["rest"].Value, tier.Groups["subject"].Value);
            case "workspace_manager" when message.StartsWith("Git clone failed", StringComparison.Ordinal):
                return Of(LogErrorKind.Clone, message);
            default:
                // Anything else that the harness itself calls an error is kept as one: which words it uses may change.
                return level is "ERROR" or "CRITICAL" ? Of(LogErrorKind.Other, message) : null;
        }
    }

    // Lines of carets and tildes point at a part of the line above; they are no code.
    private static void Code(LogError error, ReadOnlySpan<byte> bytes)
    {
        if (error.Code?.Length > LongestCode || bytes.IndexOfAnyExcept(" ^~\r"u8) < 0) return;
        var line = Encoding.UTF8.GetString(bytes).TrimEnd();
        error.Code = error.Code is null ? line : $"{error.Code}\n{line}";
    }

    /// <summary>True for a frame of the harness's own code.</summary>
    private static bool Frame(LogError error, string text)
    {
        var match = FrameLine().Match(text);
        if (!match.Success) return false;
        var file = match.Groups["file"].Value.Replace('\\', '/');
        if (file.EndsWith("/llm_judge.py", StringComparison.Ordinal) || file.EndsWith("/judge_runner.py", StringComparison.Ordinal)) error.InJudge = true;
        // The last frame of the harness's own code says where the fault lies; what it calls in libraries does not.
        if (file.Contains("/site-packages/", StringComparison.Ordinal) || file.Contains("/lib/python", StringComparison.Ordinal) || file.StartsWith('<')) return false;
        error.File = BelowRoot(file);
        error.Function = match.Groups["function"].Value;
        error.FileLine = int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var number) ? number : null;
        error.Code = null;
        return true;
    }

    private static string BelowRoot(string file)
    {
        var package = file.LastIndexOf("/scylla/", StringComparison.Ordinal);
        if (package >= 0) return file[(package + 1)..];
        var name = file.LastIndexOf('/');
        var folder = name > 0 ? file.LastIndexOf('/', name - 1) : -1;
        return file[(folder + 1)..];
    }

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;

    [GeneratedRegex(@"^.{19} \[(?<level>[A-Z]+)\] (?<logger>[\w.]+): (?<message>.*)$", RegexOptions.Singleline)]
    private static partial Regex RecordText();

    [GeneratedRegex(@"^Worker exception for (?<subject>T\d+/\S+): (?<type>[\w.]+): (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex WorkerException();

    [GeneratedRegex(@"^Rate limit in worker for (?<subject>T\d+/\S+): (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex WorkerLimit();

    [GeneratedRegex(@"^Judge (?<subject>\d+) failed with model \S+: (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex JudgeFailed();

    [GeneratedRegex(@"^Tier (?<subject>T\d+) failed: (?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex TierFailed();

    [GeneratedRegex("""^  File "(?<file>[^"]+)", line (?<line>\d+), in (?<function>.+)$""")]
    private static partial Regex FrameLine();

    [GeneratedRegex(@"^(?<type>[A-Za-z_][\w.]*)(:\s(?<message>.*)|:)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ExceptionLine();
}
