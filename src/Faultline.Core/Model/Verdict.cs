namespace Faultline.Model;

/// <summary>
/// A reviewer's label of a failure, with cited evidence that was looked up when it was recorded. Verdicts are only ever appended; a later
/// one of the same reviewer supersedes the earlier.
/// </summary>
public sealed record Verdict
{
    /// <summary>The failure's id (<see cref="TrialKey.FailureId"/>).</summary>
    public required string Failure { get; init; }

    /// <summary>Id of the run the failure belongs to.</summary>
    public required string Run { get; init; }

    public required Fault Fault { get; init; }

    /// <summary>The cause: one of the mechanisms of docs/concepts.md, or one of the benchmark's own.</summary>
    public required string Mechanism { get; init; }

    /// <summary>The kind within the mechanism; null where it has no kinds.</summary>
    public string? SubMechanism { get; init; }

    /// <summary>The failure or case that this one is a consequence of; null when it is a mistake of its own.</summary>
    public string? Root { get; init; }

    public required string Reasoning { get; init; }

    /// <summary>0 to 1, as the reviewer states it; null when it states none (people need not).</summary>
    public double? Confidence { get; init; }

    /// <summary>At least one; the first is the decisive one.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>Answers to the short questions of the rubric, by question.</summary>
    public IReadOnlyDictionary<string, string>? Discriminators { get; init; }

    /// <summary>What evidence is missing.</summary>
    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>Who: <c>person:anna</c>, <c>openai:gpt-5</c>, <c>exec:my-agent</c>.</summary>
    public required string Reviewer { get; init; }

    /// <summary>Version of the rubric that was answered; null when none was shown.</summary>
    public string? Rubric { get; init; }

    /// <summary>Hash of the packet that was read.</summary>
    public string? Packet { get; init; }

    /// <summary>Tokens and money of all calls that led here; null where nothing was measured.</summary>
    public Usage? Usage { get; init; }

    /// <summary>Quotes of the reviewer that were not found where they were said to stand, over all its answers.</summary>
    public int? RefusedQuotes { get; init; }

    /// <summary>The strongest case for another label, where the reviewer was asked for it.</summary>
    public string? CounterArgument { get; init; }

    /// <summary>The reviewed failures whose agreement this verdict repeats; null when the failure itself was read.</summary>
    public IReadOnlyList<string>? PropagatedFrom { get; init; }

    /// <summary>When it was recorded: the event's time, not part of what is stored of it; null before it is recorded.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset? At { get; init; }

    /// <summary>True when nobody read this very failure.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPropagated => PropagatedFrom is not null;

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsByPerson => Reviewer.StartsWith(PersonPrefix, StringComparison.Ordinal);

    public const string PersonPrefix = "person:";

    public const string AgentPrefix = "agent:";
}
