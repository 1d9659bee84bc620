namespace Faultline;

/// <summary>Which runs to compare, and how to write it down.</summary>
public sealed record CompareRequest
{
    /// <summary>Run ids, prefixes of them, or inputs that are read first.</summary>
    public required ImportRequest Runs { get; init; }

    /// <summary>Id of the form, such as <c>text</c> or <c>html</c>; null is that of the file's extension, else text.</summary>
    public string? Format { get; init; }

    /// <summary>File to write to; null is none.</summary>
    public string? File { get; init; }

    /// <summary>Compares runs of different benchmarks too.</summary>
    public bool Anyway { get; init; }
}
