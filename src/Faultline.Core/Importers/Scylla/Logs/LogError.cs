namespace Faultline.Importers.Scylla.Logs;

/// <summary>An error record with the traceback that follows it.</summary>
internal sealed class LogError
{
    public required LogErrorKind Kind { get; init; }

    /// <summary>The record's line.</summary>
    public required LogLine Line { get; init; }

    /// <summary>The sub-test as <c>T0/02</c>, or the judge's number.</summary>
    public string? Subject { get; init; }

    /// <summary>What the record says after its subject, its continuation lines included.</summary>
    public required string Message { get; set; }

    /// <summary>The exception's type without its module, from the record or the traceback's last line.</summary>
    public string? Type { get; set; }

    /// <summary>The last frame in the harness's own code, below its root.</summary>
    public string? File { get; set; }

    public int? FileLine { get; set; }

    public string? Function { get; set; }

    /// <summary>The lines of code that the traceback shows of that frame; null when it shows none.</summary>
    public string? Code { get; set; }

    /// <summary>True when a frame of the judge's code was passed.</summary>
    public bool InJudge { get; set; }

    public bool HasTraceback { get; set; }
}
