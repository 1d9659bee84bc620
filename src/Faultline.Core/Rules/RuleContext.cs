using Faultline.Model;

namespace Faultline.Rules;

/// <summary>All that a rule may look at: one failed trial, what was read from it, and the run around it.</summary>
public sealed record RuleContext
{
    public required Run Run { get; init; }

    /// <summary>With the texts of its artifacts.</summary>
    public required Trial Trial { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required RunSignals Signals { get; init; }
}
