namespace Faultline.Model;

/// <summary>One cell of the matrix of cases and runs.</summary>
public sealed record CaseResult
{
    public required CaseState State { get; init; }

    /// <summary>Names of the checks that failed, in the harness's order; empty unless a trial failed.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = [];

    /// <summary>The provisional mechanism of the failure; null when there is no failure or no label.</summary>
    public string? Mechanism { get; init; }

    /// <summary>Id of the failure; null when there is none.</summary>
    public string? Failure { get; init; }

    /// <summary>The case passed or failed here, so that it may be weighed against another run.</summary>
    public bool IsScored => State is CaseState.Passed or CaseState.Failed;
}
