using System.Globalization;
using Faultline.Model;

namespace Faultline.Reports.Machine;

/// <summary>From the account of a batch to the machine contract.</summary>
internal static class BatchViews
{
    // Ten-thousandths of a cent: sums of doubles that Python wrote end in noise.
    private const int Decimals = 7;

    public static BatchView? Of(Run run, BatchResult? batch) => batch is null ? null : new BatchView
    {
        Sessions = [.. batch.Sessions.Select(s => new SessionView(s.Index, Time(s.Start)!, Time(s.End)!))],
        Reported = new BatchCountsView(batch.Reported.Passed, batch.Reported.Failed, batch.Reported.Other),
        Corrected = new BatchCountsView(batch.Corrected.Passed, batch.Corrected.Failed, batch.Corrected.Other),
        Cost = new BatchCostView(Rounded(batch.Cost.Total), Rounded(batch.Cost.Passes), Rounded(batch.Cost.MissingFromSummary)),
        Tests = [.. batch.Tests.Select(t => Of(run, t))],
        Metrics = [.. batch.Metrics.Select(m => new BatchMetricView(m.Id, m.Name, m.Value is { } value ? Math.Round(value, Decimals) : null, m.Unit, m.Definition))],
        Causes = [.. batch.Causes.Select(c => new BatchCauseView(c.Category, c.Cause, c.Signature, c.Reason, c.FollowsFrom, c.Tests))],
        Contradictions = [.. batch.Contradictions.Select(c => new BatchContradictionView(c.Case, c.Kind, c.Text, Views.Of(run, c.First), Views.Of(run, c.Second)))],
        IsFinal = batch.IsFinal,
    };

    private static BatchTestView Of(Run run, BatchTest test) => new()
    {
        Id = test.Id,
        Name = test.Name,
        Reported = test.Reported,
        Corrected = test.Corrected,
        Category = test.Category,
        Cause = test.Cause,
        Signature = test.Signature,
        Reason = test.Reason,
        Confidence = test.Confidence,
        HiddenPass = test.HiddenPass,
        Attempts = [.. test.Attempts.Select(a => Of(run, a))],
        Evidence = [.. test.Evidence.Select(e => Views.Of(run, e))],
    };

    private static BatchAttemptView Of(Run run, BatchAttempt attempt) => new()
    {
        Session = attempt.Session,
        Start = Time(attempt.Start),
        End = Time(attempt.End),
        ExitCode = attempt.ExitCode,
        Cost = Rounded(attempt.Cost),
        Spend = Rounded(attempt.Spend),
        Outcome = attempt.Outcome switch
        {
            Outcome.Passed => "passed",
            Outcome.Failed => "failed",
            Outcome.Errored => "errored",
            Outcome.Unfinished => "unfinished",
            _ => throw new ArgumentOutOfRangeException(nameof(attempt), attempt.Outcome, "not an outcome"),
        },
        Category = attempt.Category,
        Cause = attempt.Cause,
        Evidence = [.. attempt.Evidence.Select(e => Views.Of(run, e))],
    };

    private static decimal? Rounded(decimal? amount) => amount is { } value ? Math.Round(value, Decimals) : null;

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
