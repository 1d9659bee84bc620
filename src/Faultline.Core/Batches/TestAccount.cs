using Faultline.Model;

namespace Faultline.Batches;

/// <summary>Makes the account of one test from its attempts and its final row.</summary>
internal sealed class TestAccount(BatchRow? row, bool hasSummary, IReadOnlyList<Trial> trials, IReadOnlyDictionary<string, Analysis> analyses)
{
    private const int MostEvidence = 12;

    public (BatchTest Test, IReadOnlyList<BatchContradiction> Contradictions) Make()
    {
        var attempts = trials.Select(Attempt).ToList();
        var at = row is null ? attempts.Count - 1 : attempts.FindIndex(a => a.Session == row.Session && a.Attempt == row.Attempt);
        var explained = at < 0 ? null : attempts[at];
        var trial = at < 0 ? null : trials[at];
        var test = new RowCase(trials.Count > 0 ? trials[0].Key.Case : row!.Case, row, row is null ? null : explained, attempts);
        var label = trial is { IsFailure: true } ? BatchCategory.Of(analyses.GetValueOrDefault(trial.Key.FailureId())) : null;
        var (category, cause, reason, confidence) = Explain(explained, label);
        List<BatchContradiction?> contradictions = [OverwrittenPass.Of(test), OlderRow.Of(test), StaleMetrics.Of(test), BlankRow.Of(test), HiddenScore.Of(test, trial), UncountedSpend.Of(test)];
        var said = contradictions.OfType<BatchContradiction>().OrderBy(c => c.Kind, StringComparer.Ordinal).ToList();
        return (new BatchTest
        {
            Id = test.Id,
            Name = row?.Name ?? trials.Select(t => t.Name).FirstOrDefault(n => n is not null),
            Reported = row?.Status,
            Corrected = Corrected(attempts),
            Category = category,
            Cause = cause,
            Signature = cause == "summary_writer" ? "the summary's writer read the metrics from the wrong place" : category == BatchCategory.Pass ? null : label?.Finding.Signature,
            Reason = reason,
            Confidence = confidence,
            // Where nothing was reported nothing is hidden.
            HiddenPass = hasSummary && test.IsHiddenPass,
            Attempts = attempts,
            Evidence = EvidenceOf(test, explained, label?.Finding, said),
            Row = row,
            Failure = category == BatchCategory.Pass ? null : explained?.Failure,
        }, said);
    }

    private (string? Category, string? Cause, string? Reason, double? Confidence) Explain(BatchAttempt? explained, (Finding Finding, string Category, string? Cause)? label)
    {
        if (row is { Status: "pass" } || (row is null or { Status: "success" } && explained?.Outcome == Outcome.Passed)) return (BatchCategory.Pass, null, null, null);
        if (explained?.Outcome == Outcome.Passed || (row?.IsBlank == true && label is null))
            return (BatchCategory.FrameworkBug, "summary_writer", $"The attempt {(explained is null ? "is not known" : Words.Of(explained.Outcome))}; the row that says '{row!.Status}' was written wrongly.", 0.95);
        if (explained?.Outcome == Outcome.Unfinished)
            return (BatchCategory.Environment, "killed", "The log has no end of this attempt: the batch was killed while it ran.", 0.9);
        return label is { } found ? (found.Category, found.Cause, found.Finding.Reason, found.Finding.Confidence) : (null, null, null, null);
    }

    private BatchAttempt Attempt(Trial trial)
    {
        var label = trial.IsFailure ? BatchCategory.Of(analyses.GetValueOrDefault(trial.Key.FailureId())) : null;
        return new BatchAttempt
        {
            Session = trial.Key.Session,
            Attempt = trial.Key.Attempt,
            Start = trial.StartedAt,
            End = trial.EndedAt,
            ExitCode = trial.ExitCode,
            Cost = trial.Usage?.CostUsd,
            Spend = trial.SpendUsd,
            Outcome = trial.Outcome,
            Category = trial.Outcome switch
            {
                Outcome.Passed => BatchCategory.Pass,
                Outcome.Unfinished => BatchCategory.Environment,
                _ => label?.Category,
            },
            Cause = trial.Outcome == Outcome.Unfinished ? "killed" : label?.Cause,
            Evidence = [.. (trial.Facts ?? []).Where(f => f.Kind is "start" or "exit" or "no-end" or "cost" or "result").Select(f => f.Evidence).Concat(Decisive(trial)).Distinct()],
            Failure = trial.IsFailure ? trial.Key.FailureId() : null,
        };
    }

    // The line that says how an attempt with a result ended comes last.
    private static IEnumerable<Evidence> Decisive(Trial trial) =>
        trial.Checks.Where(c => c is { Message: not null, MessageAt: not null }).Take(1).Select(c => Evidence.At(c.MessageAt!, c.Message!));

    private string Corrected(List<BatchAttempt> attempts)
    {
        if (attempts.Any(a => a.Outcome == Outcome.Passed) || row is { Status: "pass" }) return "pass";
        return attempts.Any(a => a.Category is BatchCategory.ModelFailure or BatchCategory.NoAttempt) ? "fail" : "unknown";
    }

    private static List<Evidence> EvidenceOf(RowCase test, BatchAttempt? explained, Finding? finding, List<BatchContradiction> said)
    {
        IEnumerable<Evidence?> all =
        [
            test.RowEvidence,
            .. finding?.Evidence ?? [],
            .. finding is null ? explained?.Evidence ?? [] : [],
            .. test.IsHiddenPass ? test.Passes.First().Evidence : [],
            .. said.SelectMany(c => new[] { c.First, c.Second }),
        ];
        return [.. all.OfType<Evidence>().Distinct().Take(MostEvidence)];
    }
}
