using Faultline.Model;
using Faultline.Policy.Predicates;

namespace Faultline.Policy.Rules;

/// <summary>A rule that users of the workspace wrote.</summary>
public sealed record UserRule
{
    public required string Id { get; init; }

    public required Predicate When { get; init; }

    /// <summary>Higher goes first; rules of one priority in the order of the file.</summary>
    public required int Priority { get; init; }

    public Fault? Label { get; init; }

    public string? Mechanism { get; init; }

    public string? Reason { get; init; }

    /// <summary>Name of the cluster that failures go to.</summary>
    public string? Cluster { get; init; }

    /// <summary>Field by whose values the cluster of matching failures is split.</summary>
    public string? SplitBy { get; init; }

    /// <summary>Id of the gap in the register that explains the failure.</summary>
    public string? KnownGap { get; init; }

    /// <summary>True to list matching failures apart. They still count as failures.</summary>
    public bool Ignore { get; init; }

    public required IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> MustMatch { get; init; }

    public required IReadOnlyList<IReadOnlyDictionary<string, IReadOnlyList<string>>> MustNotMatch { get; init; }

    public required string File { get; init; }

    /// <summary>1-based line of the predicate.</summary>
    public required int Line { get; init; }

    /// <summary>The first line of the predicate as it stands in the file.</summary>
    public required string Quote { get; init; }

    /// <summary>What it does, in words of the file.</summary>
    public string Does => string.Join(", ", new[]
    {
        Label is { } label ? $"label {label.Name()}" : null,
        KnownGap is { } gap ? $"known_gap {gap}" : null,
        Cluster is { } cluster ? $"cluster {cluster}" : null,
        SplitBy is { } part ? $"split_by {part}" : null,
        Ignore ? "ignore" : null,
    }.OfType<string>());
}
