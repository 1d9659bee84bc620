namespace Faultline.Model;

/// <summary>A review that ended without a verdict. It is recorded as that, never as a default label.</summary>
public sealed record ReviewFailure
{
    public required string Failure { get; init; }

    public required string Run { get; init; }

    public required string Reviewer { get; init; }

    /// <summary><c>unreachable</c>: no usable answer came; <c>answer</c>: the answers were refused.</summary>
    public required string Kind { get; init; }

    /// <summary>What was found and expected, for people.</summary>
    public required string Reason { get; init; }

    public string? Rubric { get; init; }

    public string? Packet { get; init; }

    public Usage? Usage { get; init; }

    public int? RefusedQuotes { get; init; }

    public const string Unreachable = "unreachable";

    public const string Answer = "answer";
}
