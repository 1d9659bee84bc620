using Faultline.Model;
using Faultline.Reports;
using Faultline.Reports.Machine;
using Faultline.Store;

namespace Faultline.Answers;

/// <summary>A run with everything that is said about it, for machines.</summary>
internal static class RunViews
{
    public static RunView Of(StoredRun stored, ReportModel model) => Views.Of(stored.Run, stored.Revision, stored.Totals, stored.FailuresByCheck,
        Views.Faults(model.Failures.Select(f => f.Label?.Fault)),
        new ReviewStatusView(model.Failures.Count, model.Review.Reviewed, model.Review.Propagated, model.Review.Provisional, model.Review.Open, model.Review.Disputed, model.Review.FailedReviews),
        [.. model.Failures.Select(f => Of(stored.Run, f))],
        model.Batch) with { Memory = model.Memory };

    private static FailureView Of(Run run, FailureReport failure)
    {
        var standing = new ReviewStanding { Verdict = failure.Verdict, IsDisputed = failure.IsDisputed };
        return Views.Of(run, failure.Trial, failure.Analysis, failure.OneLineError, failure.Cluster, standing) with { Recurrence = failure.Recurrence };
    }
}
