using Faultline.Model;

namespace Faultline.Review;

/// <summary>What a reviewer said, in the form that was asked for; nothing of it is looked up yet.</summary>
public sealed record ReviewAnswer
{
    public required Fault Fault { get; init; }

    public required string Mechanism { get; init; }

    public string? SubMechanism { get; init; }

    public string? Root { get; init; }

    public required string Reasoning { get; init; }

    public double? Confidence { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    public IReadOnlyDictionary<string, string>? Discriminators { get; init; }

    public IReadOnlyList<string>? Missing { get; init; }

    /// <summary>The strongest case for another label, where it was asked for.</summary>
    public string? CounterArgument { get; init; }
}
