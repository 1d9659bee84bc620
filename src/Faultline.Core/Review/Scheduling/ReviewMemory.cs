using Faultline.Model;

namespace Faultline.Review.Scheduling;

/// <summary>Where a review keeps what must not be lost. Every write is on disk when its task ends.</summary>
public sealed record ReviewMemory
{
    /// <summary>The answer to a question that was asked before, by any process; null when there is none.</summary>
    public required Func<string, KeptAnswer?> Known { get; init; }

    /// <summary>Key, failure and reviewer of a question, before it is asked.</summary>
    public required Func<string, string, string, Task> Asking { get; init; }

    /// <summary>The answer, right after it came.</summary>
    public required Func<string, KeptAnswer, Task> Answered { get; init; }

    public required Func<Verdict, Task> Decided { get; init; }

    public required Func<ReviewFailure, Task> Failed { get; init; }
}
