namespace Faultline;

/// <summary>A person's verdict from the command line.</summary>
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

    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Who says it.</summary>
    public required string Person { get; init; }

    public required string ReportsFolder { get; init; }
}
