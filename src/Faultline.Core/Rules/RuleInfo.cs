using Faultline.Model;

namespace Faultline.Rules;

/// <summary>What a rule says about itself; docs/rules.md is made from it.</summary>
public sealed record RuleInfo
{
    /// <summary>Lower-kebab; completes "this trial shows ..."; never reused.</summary>
    public required string Id { get; init; }

    /// <summary>Raised whenever what the rule matches changes.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>What a match looks like.</summary>
    public required string Shows { get; init; }

    /// <summary>Why that points to the fault, and when the rule abstains.</summary>
    public required string Why { get; init; }

    public required string Example { get; init; }

    /// <summary>A finding of this rule.</summary>
    public Finding Finding(Fault fault, string mechanism, double confidence, string reason, params IReadOnlyList<Evidence> evidence) => new()
    {
        Rule = Id,
        Version = Version,
        Fault = fault,
        Mechanism = mechanism,
        Confidence = confidence,
        Reason = reason,
        Evidence = evidence,
    };
}
