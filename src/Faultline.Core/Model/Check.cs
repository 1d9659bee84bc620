namespace Faultline.Model;

/// <summary>One verdict inside a trial: a step, a dimension, a test, a rubric criterion.</summary>
public sealed record Check
{
    public required string Name { get; init; }

    public required CheckOutcome Outcome { get; init; }

    /// <summary>What the check itself says, verbatim (it may carry terminal colours); null when it says nothing.</summary>
    public string? Message { get; init; }

    /// <summary>Where <see cref="Message"/> was read.</summary>
    public Location? MessageAt { get; init; }

    /// <summary>
    /// The text that decides why the check failed: a section of a log where the message only says that it failed,
    /// otherwise the message. Without terminal colours when it comes from a log that has none.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>Where <see cref="Detail"/> starts; its lines follow one another there.</summary>
    public Location? DetailAt { get; init; }

    public double? DurationMs { get; init; }
}
