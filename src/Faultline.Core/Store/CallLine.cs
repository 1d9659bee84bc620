using Faultline.Model;

namespace Faultline.Store;

/// <summary>One line of the journal of calls: that a question is about to be asked, or its answer.</summary>
public sealed record CallLine
{
    /// <summary>Names the question; the same in every process.</summary>
    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The failure it is about; null on the line of the answer.</summary>
    public string? Failure { get; init; }

    /// <summary>Who is asked; null on the line of the answer.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Null on the line of the question.</summary>
    public KeptAnswer? Answer { get; init; }
}
