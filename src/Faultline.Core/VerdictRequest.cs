using Faultline.Model;

namespace Faultline;

/// <summary>A verdict of a person at the command line, or of an agent that reads failures one by one.</summary>
public sealed record VerdictRequest
{
    /// <summary>Failure id, a unique prefix of it, or RUN/CASE.</summary>
    public required string Failure { get; init; }

    public required string Fault { get; init; }

    public required string Mechanism { get; init; }

    public string? SubMechanism { get; init; }

    public string? Root { get; init; }

    public required string Reasoning { get; init; }

    public double? Confidence { get; init; }

    /// <summary>Quotes; each may name its place as <c>SOURCE POINTER: quote</c>, otherwise it is looked for in the failure's texts.</summary>
    public required IReadOnlyList<string> Quotes { get; init; }

    /// <summary>Source of the quotes; null is looked for.</summary>
    public string? Source { get; init; }

    /// <summary>Pointer of the quotes; null is looked for.</summary>
    public string? Pointer { get; init; }

    /// <summary>Quotes with places of their own, after <see cref="Quotes"/>.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>The lease that the reviewer got the failure with; null when it has none.</summary>
    public string? Lease { get; init; }

    /// <summary>True when an agent says it, on its own.</summary>
    public bool IsAgent { get; init; }

    /// <summary>Who says it.</summary>
    public required string Person { get; init; }

    public required string ReportsFolder { get; init; }
}
