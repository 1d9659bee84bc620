using Faultline.Model;

namespace Faultline.Batches;

/// <summary>One test while its account is made: its final row, its attempts, and what explains them.</summary>
/// <param name="Writer">The attempt that wrote the row; null when there is no row.</param>
/// <param name="Attempts">By session and attempt.</param>
internal sealed record RowCase(string Id, BatchRow? Row, BatchAttempt? Writer, IReadOnlyList<BatchAttempt> Attempts)
{
    public IEnumerable<BatchAttempt> Passes => Attempts.Where(a => a.Outcome == Outcome.Passed);

    // Later versions of the harness report 'success' for whatever ran to its end, and no result at all.
    public bool IsHiddenPass => Row is not { Status: "pass" or "success" } && Passes.Any();

    public Evidence? RowEvidence => Row is null ? null : Evidence.At(Row.At, Row.StatusQuote);

    public Evidence? RowCostEvidence => Row is { CostAt: { } at, CostQuote: { } quote } ? Evidence.At(at, quote) : null;
}
