using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>One run in <c>triage --json</c> and <c>runs --json</c> (there with <see cref="Failures"/> null).</summary>
public sealed record RunView
{
    public required string Id { get; init; }

    /// <summary>1 for what was read first under this id; more when other content came under the same id.</summary>
    public required int Revision { get; init; }

    public required string Format { get; init; }

    public required string? Benchmark { get; init; }

    public required string? Provider { get; init; }

    public required string? Model { get; init; }

    public required string? Experiment { get; init; }

    /// <summary>ISO 8601, UTC.</summary>
    public required string? Date { get; init; }

    /// <summary>The harness's own word for how the run ended.</summary>
    public required string? Status { get; init; }

    public required TotalsView Totals { get; init; }

    /// <summary>Failures by the check that failed first; <c>none</c> for those that ended before any.</summary>
    public required IReadOnlyDictionary<string, int> Checks { get; init; }

    /// <summary>Failures by the label that counts; provisional ones included.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    /// <summary>How many failures are reviewed, propagated, provisional and open; null where the run was not triaged.</summary>
    public required ReviewStatusView? Review { get; init; }

    public required IReadOnlyList<FailureView>? Failures { get; init; }

    /// <summary>What really happened in a batch with several sessions; null for a run that is no batch.</summary>
    public required BatchView? Batch { get; init; }
    /// <summary>What is fixed, flaky or still open since earlier runs and reports; null where nobody looked.</summary>
    public RunMemory? Memory { get; init; }
}
