namespace Faultline.Importers.Scylla.Logs;

/// <summary>One attempt at a test, as one thread's log tells it: from its 'Starting' line to its 'Completed' line or the end of what was written.</summary>
internal sealed class LogAttempt
{
    // What 3 sub-tests of 7 tiers can raise; more is counted and left out.
    private const int MostErrors = 60;

    /// <summary>Path of the log, as locations name it.</summary>
    public required string Source { get; init; }

    public required string Case { get; init; }

    public required int StartLine { get; init; }

    public required DateTimeOffset Start { get; init; }

    public string? Command { get; set; }

    public int? CompletedLine { get; set; }

    public DateTimeOffset? End { get; set; }

    public int? ExitCode { get; set; }

    public double? Seconds { get; set; }

    /// <summary>The runner's own 'ERROR:' line: the process never started, or the runner itself failed.</summary>
    public LogLine? StartError { get; set; }

    /// <summary>The summary block that the attempt printed; null when it never got there.</summary>
    public LogBlock? Block { get; set; }

    /// <summary>Name of the experiment's folder.</summary>
    public string? Folder { get; set; }

    /// <summary>The line that names <see cref="Folder"/>.</summary>
    public LogLine? FolderLine { get; set; }

    public bool IsResumed { get; set; }

    public List<LogError> Errors { get; } = [];

    /// <summary>Errors beyond those kept.</summary>
    public int MoreErrors { get; private set; }

    /// <summary>A signal or Ctrl+C that stopped it.</summary>
    public LogLine? Signal { get; set; }

    /// <summary>Sub-tests, as <c>T0_02</c>, whose judge ended in this attempt.</summary>
    public HashSet<string> Judged { get; } = new(StringComparer.Ordinal);

    /// <summary>Agent runs that ended in this attempt, and what they took.</summary>
    public int AgentRuns { get; set; }

    public double AgentSeconds { get; set; }

    /// <summary>When the log last spoke, as far as it says in UTC.</summary>
    public DateTimeOffset LastSign { get; set; }

    public int LastLine { get; set; }

    public bool IsEnded => CompletedLine is not null || StartError is { IsUnexpected: true };

    public void Add(LogError error)
    {
        if (Errors.Count < MostErrors) Errors.Add(error);
        else MoreErrors++;
    }
}
