namespace Faultline.Model;

/// <summary>The case as the model and the grader got it; the same for every trial of it.</summary>
public sealed record PacketCase
{
    public required string Id { get; init; }

    public required string? Benchmark { get; init; }

    public required string? Category { get; init; }

    /// <summary>Task, expected output, grader.</summary>
    public required IReadOnlyList<PacketText> Texts { get; init; }

    /// <summary>The tool calls that the case requires, as JSON; null when no source says.</summary>
    public required IReadOnlyList<string>? ExpectedCalls { get; init; }

    /// <summary>Values that the case requires and that the user said before, each with the case and the place; empty when no source says.</summary>
    public required IReadOnlyList<string> Given { get; init; }

    /// <summary>Registered limitations of this case: the only things that KNOWN_GAP may cite.</summary>
    public required IReadOnlyList<PacketGap> Gaps { get; init; }
}
