namespace Faultline;

/// <summary>Whose labels to compare.</summary>
public sealed record AgreementRequest
{
    /// <summary>Runs; empty is every run of the workspace.</summary>
    public IReadOnlyList<string> Runs { get; init; } = [];

    /// <summary>The party taken as right: a reviewer, <c>people</c>, <c>reviewed</c> or <c>rules</c>. Null compares all pairs, the more trusted one as reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The precision for which coverage is asked, 0 to 1.</summary>
    public double Precision { get; init; } = 0.9;
}
