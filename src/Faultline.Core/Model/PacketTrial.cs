namespace Faultline.Model;

/// <summary>What happened in the trial that failed.</summary>
public sealed record PacketTrial
{
    /// <summary><c>failed</c> or <c>errored</c> (no verdict was reached).</summary>
    public required string Outcome { get; init; }

    /// <summary>The error of the trial as a whole.</summary>
    public required PacketText? Error { get; init; }

    public required IReadOnlyList<PacketCheck> Checks { get; init; }

    /// <summary>Output, logs, transcript.</summary>
    public required IReadOnlyList<PacketText> Texts { get; init; }

    /// <summary>The tool calls that were made, as JSON, with what the tools answered; null when the source does not record calls, or has them among the texts.</summary>
    public required IReadOnlyList<string>? Calls { get; init; }

    public required long? InputTokens { get; init; }

    public required long? OutputTokens { get; init; }

    public required double? DurationMs { get; init; }
}
