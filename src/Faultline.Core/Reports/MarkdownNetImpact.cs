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
            .Append("It rests on provisional labels.\n");
    }

    private static void Faults(StringBuilder page, ReportModel model)
    {
        page.Append("\n| Classification | Side | Count | Provisional | Reviewed |\n| --- | --- | ---: | ---: | ---: |\n");
        foreach (var fault in Enum.GetValues<Fault>())
        {
            var labelled = model.Failures.Where(failure => failure.Analysis.Finding?.Fault == fault).ToList();
            var provisional = labelled.Count(failure => failure.Status == LabelStatus.Provisional);
            page.Append(Line($"| {fault.Name()} | {fault.Side()} | {labelled.Count} | {provisional} | {labelled.Count - provisional} |\n"));
        }

        page.Append(Line($"| not labelled | unknown | {Wording.CountOf(model, null)} | 0 | 0 |\n"));
        var unlisted = model.FailureCount - model.Failures.Count;
        if (unlisted > 0) page.Append(Line($"| not listed in the logs | unknown | {unlisted} | 0 | 0 |\n"));
        var all = model.Failures.Where(failure => failure.Analysis.Finding is not null).ToList();
        var guesses = all.Count(failure => failure.Status == LabelStatus.Provisional);
        page.Append(Line($"| **Total** | | **{model.FailureCount}** | **{guesses}** | **{all.Count - guesses}** |\n"));
        var notTheModels = all.Count(failure => failure.Analysis.Finding!.Fault.Side() is "eval" or "infra");
        page.Append(Line($"\n- **Actionable eval, lint and infrastructure issues**: `{notTheModels}/{model.FailureCount}` failures\n"))
            .Append(Line($"- **Genuine model faults**: `{Wording.CountOf(model, Fault.ModelFault)}/{model.FailureCount}` failures\n"));
    }

    private static void Open(StringBuilder page, Totals totals) =>
        page.Append("- **Never counted as passed**: unfinished ").Append(Wording.Number(totals.Unfinished))
            .Append(", missing ").Append(Wording.Number(totals.Missing)).Append('\n');

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
