namespace Faultline.Importers.Scylla.Logs;

/// <summary>One attempt at a test, as one thread's log tells it: from its 'Starting' line to its 'Completed' line or the end of what was written.</summary>
internal sealed class LogAttempt
{
    // What 3 sub-tests of 7 tiers can raise; more is counted and left out.
    private const int MostErrors = 60;

    /// <summary>Path of the log, as locations name it.</summary>
    public required string Source { get; init; }

    /// <summary>The test; empty when the line that names it is lost.</summary>
    public required string Case { get; set; }

    /// <summary>Line of 'Starting', or the first line known of the attempt.</summary>
    public required int StartLine { get; init; }

    /// <summary>Null when the 'Starting' line is lost and no other says.</summary>
    public DateTimeOffset? Start { get; set; }

    /// <summary>True when the runner's 'Starting' line was read.</summary>
    public bool HasStartLine { get; init; }

    /// <summary>The command without what differs from test to test, as a hash: another command is another invocation of the batch.</summary>
    public int? CommandKey { get; set; }

    public int? CompletedLine { get; set; }

    public string? CompletedText { get; set; }

    public DateTimeOffset? End { get; set; }

    public int? ExitCode { get; set; }

    public double? Seconds { get; set; }

    /// <summary>The runner's own 'ERROR:' line: the process never started, or the runner itself failed.</summary>
    public LogLine? StartError { get; set; }

    /// <summary>The summary block that the attempt printed; null when it never got there.</summary>
    public LogBlock? Block { get; set; }

    /// <summary>Name of the experiment's folder.</summary>
    public string? Folder { get; set; }

    public bool IsResumed { get; set; }

    /// <summary>The line that says so.</summary>
    public LogLine? ResumeLine { get; set; }

    public List<LogError> Errors { get; } = [];

    /// <summary>Errors beyond those kept.</summary>
    public int MoreErrors { get; private set; }

    /// <summary>A signal or Ctrl+C that stopped it.</summary>
    public LogLine? Signal { get; set; }

    /// <summary>Every judge failed and the harness went on with a score of zero.</summary>
    public LogLine? NoValidJudge { get; set; }

    /// <summary>Sub-tests, as <c>T0_02</c>, whose judge ended in this attempt, as far as the log knows.</summary>
    public SubtestSet Judged { get; } = new();

    /// <summary>Sub-tests whose agent ended in this attempt.</summary>
    public SubtestSet AgentEnded { get; } = new();

    /// <summary>Sub-tests whose agent's or judge's results of an earlier attempt were used again.</summary>
    public bool HasSkipped { get; set; }

    /// <summary>What the agents that ended took together.</summary>
    public double AgentSeconds { get; set; }

    /// <summary>When the log last spoke, as far as it says in UTC.</summary>
    public DateTimeOffset? LastSign { get; set; }

    public int LastLine { get; set; }

    /// <summary>True when the log ends inside this attempt: its end may have been there.</summary>
    public bool IsCut { get; set; }

    public bool IsEnded => CompletedLine is not null || StartError is { IsUnexpected: true };

    /// <summary>True when the attempt came to its end, whether or not the line that says so is there: what follows began after it.</summary>
    public bool IsOver => IsEnded || StartError is not null || Block is { HasResult: true } || Errors.Exists(e => e.Kind is LogErrorKind.Experiment or LogErrorKind.Configuration);

    public void Add(LogError error)
    {
        if (Errors.Count < MostErrors) Errors.Add(error);
        else MoreErrors++;
    }
}
