using Faultline.Model;

namespace Faultline.Batches;

/// <summary>
/// What really happened in a batch: every attempt of every test, why the final row is what it is, which passes it hides, and what
/// was spent that it does not show. Pure: the same input gives the same account.
/// </summary>
public static class BatchAccount
{
    /// <param name="trials">All trials of the run, passed ones too.</param>
    /// <param name="analyses">What was found in the failures, by failure id.</param>
    /// <param name="interval">The 95 % Wilson interval of a count of a whole; null for a whole of zero.</param>
    /// <exception cref="ArgumentException">The run is no batch.</exception>
    public static BatchResult Of(Run run, IEnumerable<Trial> trials, IReadOnlyDictionary<string, Analysis> analyses, Func<int, int, (double Low, double High)?> interval)
    {
        var batch = run.Batch ?? throw new ArgumentException("the run is no batch", nameof(run));
        var rows = batch.Rows.ToDictionary(r => r.Case, StringComparer.Ordinal);
        var tests = new List<BatchTest>();
        var contradictions = new List<BatchContradiction>();
        var threads = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var test in trials.GroupBy(t => t.Key.Case, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            List<Trial> ordered = [.. test.OrderBy(t => t.Key.Session).ThenBy(t => t.Key.Attempt)];
            var (made, said) = new TestAccount(rows.GetValueOrDefault(test.Key), rows.Count > 0, ordered, analyses).Make();
            tests.Add(made);
            contradictions.AddRange(said);
            threads[test.Key] = ordered[^1].Thread;
        }

        var cost = CostAccount.Of(batch);
        var reported = new BatchCounts(
            tests.Count(t => t.Reported == "pass"), tests.Count(t => t.Reported == "fail"), tests.Count(t => t.Reported is not (null or "pass" or "fail")));
        var corrected = new BatchCounts(tests.Count(t => t.Corrected == "pass"), tests.Count(t => t.Corrected == "fail"), tests.Count(t => t.Corrected == "unknown"));
        var reportedRate = Rate(reported.Passed, batch.Rows.Count, interval);
        var correctedRate = Rate(corrected.Passed, tests.Count, interval);
        return new BatchResult
        {
            Sessions = batch.Sessions,
            Reported = reported,
            Corrected = corrected,
            ReportedRate = reportedRate,
            CorrectedRate = correctedRate,
            Cost = cost,
            Metrics = MetricList.Of(batch, cost, reportedRate, correctedRate, tests),
            Tests = tests,
            Causes = CauseList.Of(tests, threads),
            Contradictions = contradictions,
            Settings = batch.Settings ?? [],
            IsFinal = batch.IsFinal,
        };
    }

    private static BatchRate Rate(int passed, int of, Func<int, int, (double Low, double High)?> interval)
    {
        var bounds = of > 0 ? interval(passed, of) : null;
        return new BatchRate(passed, of, bounds?.Low, bounds?.High);
    }
}
