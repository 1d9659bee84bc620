namespace Faultline;

/// <summary>A report of one or several runs.</summary>
public sealed record ReportsRequest
{
    /// <summary>Run ids, prefixes of them, or inputs that are read first.</summary>
    public required ImportRequest Runs { get; init; }

    /// <summary>Id of the report; null is the one that fits the runs.</summary>
    public string? Format { get; init; }

    /// <summary>Where earlier reports are looked for, and where reports of single runs go.</summary>
    public required string ReportsFolder { get; init; }

    /// <summary>Absolute path of a folder to write below, or of the file itself where the report takes several runs; null is the report's own place.</summary>
    public string? Output { get; init; }

    /// <summary>Of reports that write issues: <c>test</c> for one per case, <c>cluster</c> for one per cause; null for what the report does by itself.</summary>
    public string? By { get; init; }
}
