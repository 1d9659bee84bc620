using System.Globalization;
using System.Text;

using Faultline.Model;

namespace Faultline.Reports;

/// <summary>The section of a Markdown report that says what the labels do to the score, with every denominator in words.</summary>
internal static class MarkdownNetImpact
{
    internal static void Write(StringBuilder page, ReportModel model)
    {
        page.Append("\n## Net impact assessment\n\n");
        Scores(page, model);
        Faults(page, model);
        Open(page, model.Totals);
    }

    private static void Scores(StringBuilder page, ReportModel model)
    {
        var (scores, totals) = (model.Scores, model.Totals);
        page.Append("- **Recorded score**: ");
        page.Append(scores.Recorded is { } recorded
            ? Line($"{recorded.Count} of {recorded.Of} ({Wording.Rate(recorded)}). The denominator is every case with a trial: passed, failed, errored and unfinished.\n")
            : Wording.NotRecorded + ": the logs do not count both the passed and all cases.\n");
        page.Append("- **Without non-model faults**: ");
        if (scores.WithoutNonModelFaults is not { } without)
        {
            page.Append(Wording.NotRecorded).Append(": the logs do not count what passed.\n");
            return;
        }

        var (inconclusive, unlabelled) = (Wording.CountOf(model, Fault.Inconclusive), Wording.CountOf(model, null));
        var unlisted = model.FailureCount - model.Failures.Count;
        page.Append(Line($"{without.Count} of {without.Of} ({Wording.Rate(without)}). "))
            .Append(Line($"The denominator is the same without the failures on the side of the eval or the infrastructure. What stays with the model: "))
            .Append(Line($"{Wording.CountOf(model, Fault.ModelFault)} labelled MODEL_FAULT, {inconclusive} INCONCLUSIVE, {unlabelled} unlabelled"))
            .Append(unlisted > 0 ? Line($", {unlisted} counted but not listed") : "")
            .Append(totals.Unfinished is { } unfinished and > 0 ? Line($", {unfinished} unfinished") : "")
            .Append(". INCONCLUSIVE and unlabelled failures and unfinished cases count against the model, so this is the cautious number. ")
            .Append(Line($"It rests on {model.Review.Provisional} provisional, {model.Review.Propagated} propagated and {model.Review.Reviewed} reviewed labels.\n"));
        if (scores.ByVerdicts is not { } corrected) return;
        page.Append("- **Corrected by verdicts**: ").Append(Line($"{corrected.Count} of {corrected.Of} ({Wording.Rate(corrected)}). "))
            .Append("Only failures whose verdict blames the eval or the infrastructure leave the denominator; what is not reviewed counts against the model.\n");
    }

    private static int Are(List<FailureReport> failures, LabelStatus status) => failures.Count(failure => failure.Status == status);

    private static void Faults(StringBuilder page, ReportModel model)
    {
        page.Append("\n| Classification | Side | Count | Provisional | Propagated | Reviewed |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var fault in Enum.GetValues<Fault>())
        {
            var labelled = model.Failures.Where(failure => failure.Label?.Fault == fault).ToList();
            page.Append(Line($"| {fault.Name()} | {fault.Side()} | {labelled.Count} | {Are(labelled, LabelStatus.Provisional)} | {Are(labelled, LabelStatus.Propagated)} | {Are(labelled, LabelStatus.Reviewed)} |\n"));
        }

        page.Append(Line($"| not labelled | unknown | {Wording.CountOf(model, null)} | 0 | 0 | 0 |\n"));
        var unlisted = model.FailureCount - model.Failures.Count;
        if (unlisted > 0) page.Append(Line($"| not listed in the logs | unknown | {unlisted} | 0 | 0 | 0 |\n"));
        page.Append(Line($"| **Total** | | **{model.FailureCount}** | **{model.Review.Provisional}** | **{model.Review.Propagated}** | **{model.Review.Reviewed}** |\n"));
        var notTheModels = model.Failures.Count(failure => failure.Label?.Fault.Side() is "eval" or "infra");
        page.Append(Line($"\n- **Actionable eval, lint and infrastructure issues**: `{notTheModels}/{model.FailureCount}` failures\n"))
            .Append(Line($"- **Genuine model faults**: `{Wording.CountOf(model, Fault.ModelFault)}/{model.FailureCount}` failures\n"));
    }

    private static void Open(StringBuilder page, Totals totals) =>
        page.Append("- **Never counted as passed**: unfinished ").Append(Wording.Number(totals.Unfinished))
            .Append(", missing ").Append(Wording.Number(totals.Missing)).Append('\n');

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
