namespace Faultline;

/// <summary>Which failures to list; null is no condition.</summary>
public sealed record FailureFilter
{
    /// <summary>Run id, a unique prefix of one, or <c>id~revision</c>.</summary>
    public string? Run { get; init; }

    /// <summary>A fault's written name, or <c>unlabelled</c>.</summary>
    public string? Fault { get; init; }

    /// <summary>Name of a check that failed, first or not.</summary>
    public string? Check { get; init; }

    /// <summary>True to say of each failure whether it was there before; other runs of the benchmark are read for it.</summary>
    public bool WithRecurrence { get; init; }

    /// <summary>Where earlier reports lie, besides those that were imported; empty for nowhere.</summary>
    public string ReportsFolder { get; init; } = "";

    /// <summary>Text in case, error, reason or facts; upper and lower case are the same.</summary>
    public string? Text { get; init; }
}
