using Faultline.Model;

namespace Faultline.Reports;

/// <summary>Builds what every report shows from the results of the earlier stages. Pure: the same input gives the same model.</summary>
public static class ReportModelBuilder
{
    public static ReportModel Build(ReportInput input)
    {
        IReadOnlyList<FailureReport> failures =
        [
            .. input.Failures
                .OrderBy(failure => failure.Trial.Key.Case, CaseOrder.Instance)
                .ThenBy(failure => failure.Trial.Key.Session)
                .ThenBy(failure => failure.Trial.Key.Attempt)
                .Select(failure => Failure(failure.Trial, failure.Analysis, input.Clusters.GetValueOrDefault(failure.Analysis.Failure), input.Reviews.GetValueOrDefault(failure.Analysis.Failure)) with
                {
                    Recurrence = input.Memory?.Recurrences.GetValueOrDefault(failure.Analysis.Failure),
                }),
        ];
        var counted = Math.Max(input.Totals.Failed + (input.Totals.Errored ?? 0), failures.Count);
        var byCheck = ByCheck(input.FailuresByCheck, ref counted);
        return new ReportModel
        {
            Run = input.Run,
            Totals = input.Totals,
            FailuresByCheck = byCheck,
            Failures = failures,
            Cases = input.Cases ?? ReportCase.Of(failures.Select(failure => failure.Trial)),
            Review = ReviewCounts.Of(failures),
            Buckets = MechanismBucket.Of(failures),
            FailureCount = counted,
            PriorReports = [.. input.PriorReports.OrderBy(report => report.Path, StringComparer.Ordinal)],
            Patterns = [.. CrossCutting.Of(input, failures), .. input.Patterns],
            Memory = input.Memory,
            Recommendations = Proposals.Of(input, failures),
            Scores = Scores(input, failures, counted),
            Actions = [.. input.Actions.OrderBy(action => action.Date).ThenBy(action => action.Change, StringComparer.Ordinal)],
            Batch = input.Batch,
            Diagnostics = input.Diagnostics,
            Generator = input.Generator,
            ReportDate = input.Date,
        };
    }

    private static FailureReport Failure(Trial trial, Analysis analysis, ClusterMember? cluster, ReviewStanding? standing)
    {
        var decisive = DecisiveError.FactOf(trial, analysis);
        var model = Snippets.OfModel(trial, analysis, decisive);
        return new FailureReport
        {
            Id = trial.Key.FailureId(),
            Trial = trial,
            Analysis = analysis,
            Cluster = cluster,
            Status = standing?.Verdict is { } verdict ? verdict.IsPropagated ? LabelStatus.Propagated : LabelStatus.Reviewed
                : analysis.Finding is null ? LabelStatus.Unlabelled : LabelStatus.Provisional,
            Verdict = standing?.Verdict,
            Label = FailureLabel.Of(analysis, standing?.Verdict),
            IsDisputed = standing?.IsDisputed == true,
            FailedReview = standing?.Failed?.Reason,
            OneLineError = DecisiveError.LineOf(trial, decisive),
            Model = model,
            Expected = Snippets.OfExpected(trial, model),
        };
    }

    // The table has to add up: failures that failed no named check get a row of their own.
    private static List<CheckCount> ByCheck(IReadOnlyDictionary<string, int> byCheck, ref int counted)
    {
        var named = byCheck.Values.Sum();
        counted = Math.Max(counted, named);
        var rows = byCheck.Where(pair => pair.Value > 0)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new CheckCount(pair.Key, pair.Value))
            .ToList();
        if (counted > named) rows.Add(new CheckCount(CheckCount.NoneRecorded, counted - named));
        return rows;
    }

    private static ReportScores Scores(ReportInput input, IReadOnlyList<FailureReport> failures, int counted)
    {
        if (input.Totals.Passed is not { } passed) return new ReportScores();
        var notTheModels = failures.Count(failure => failure.Label?.Fault.Side() is "eval" or "infra");
        var notByVerdict = failures.Count(failure => failure.Verdict?.Fault.Side() is "eval" or "infra");
        return new ReportScores
        {
            Recorded = input.Totals.Cases is { } cases ? Of(input, passed, cases) : null,
            WithoutNonModelFaults = Of(input, passed, (input.Totals.Cases ?? passed + counted) - notTheModels),
            ByVerdicts = failures.Any(failure => failure.Verdict is not null) ? Of(input, passed, (input.Totals.Cases ?? passed + counted) - notByVerdict) : null,
        };
    }

    private static Proportion? Of(ReportInput input, int count, int of)
    {
        // More passed than there are cases: the source contradicts itself, and no score can be made of it.
        if (of <= 0 || count < 0 || count > of) return null;
        var (low, high) = input.Interval(count, of);
        return new Proportion(count, of, low, high);
    }
}
