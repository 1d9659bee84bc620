using System.Globalization;
using System.Text;

using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>A run on one terminal page: plain text, no colours, at most 100 columns.</summary>
public static class RunSummaryText
{
    private const int Width = 100;

    // "  " + id (13) + "  " + case + "  " + step + "  " + "AMBIGUOUS_TASK?" fits 100 columns.
    private const int CaseWidth = 46;
    private const int StepWidth = 16;

    public static string Write(ReportModel model) => Page(model, isBrief: false);

    /// <summary>The page without the list of failures and without advice for a person.</summary>
    public static string Brief(ReportModel model) => Page(model, isBrief: true);

    private static string Page(ReportModel model, bool isBrief)
    {
        var page = new StringBuilder();
        Header(page, model);
        if (model.Batch is { } batch)
        {
            BatchSummaryText.Write(page, model, batch, isBrief);
            return page.ToString();
        }

        if (model.FailureCount == 0)
        {
            Wrapped(page, "", Wording.WithoutFailures(model));
            return page.ToString();
        }

        Steps(page, model);
        Faults(page, model);
        if (!isBrief) Failures(page, model);
        Memory(page, model);
        Patterns(page, model);
        if (isBrief) return page.ToString();
        Clusters(page, model);
        page.Append("\nNext\n");
        var example = model.Failures.Count > 0 ? model.Failures[0].Id : "<id>";
        page.Append("  faultline show ").Append(example).Append("   one failure with its evidence\n");
        page.Append("  faultline report ").Append(Visible.Line(model.Run.Id)).Append("   the whole report as a file\n\n");
        Wrapped(page, "", Wording.Closing);
        return page.ToString();
    }

    private static void Header(StringBuilder page, ReportModel model)
    {
        var (run, totals) = (model.Run, model.Totals);
        Wrapped(page, "Model       ", (run.Model ?? Wording.NotRecorded) + (run.Provider is { } provider ? $" ({provider})" : ""));
        Wrapped(page, "Experiment  ", run.Experiment ?? Wording.NotRecorded);
        Wrapped(page, "Run         ", $"{run.Id}, status {run.Status ?? Wording.NotRecorded}{(run.StatusReason is { } reason ? $": {reason}" : "")}");
        // A batch says itself what was reported and what is true.
        if (model.Batch is null) Wrapped(page, "Pass rate   ", $"{Wording.Number(totals.Passed)}/{Wording.Number(totals.Cases)} ({Wording.Rate(model.Scores.Recorded)})");
        if (model.Batch is null) Wrapped(page, "Counts      ", $"failed {Wording.Number(totals.Failed)}, errored {Wording.Number(totals.Errored)}, unfinished {Wording.Number(totals.Unfinished)}, missing {Wording.Number(totals.Missing)}, planned {Wording.Number(totals.Planned)}");
        if (model.Scores.ByVerdicts is { } corrected) Wrapped(page, "Corrected   ", $"{corrected.Count}/{corrected.Of} by verdicts ({Wording.Rate(corrected)})");
        if (model.Diagnostics > 0) Wrapped(page, "Import      ", $"{Wording.Number(model.Diagnostics)} diagnostics: not everything could be read");
        page.Append('\n');
    }

    private static void Steps(StringBuilder page, ReportModel model)
    {
        page.Append("Failures by step\n");
        foreach (var row in model.FailuresByCheck) Count(page, row.Check, row.Failures);
        Count(page, "Total", model.FailuresByCheck.Sum(row => row.Failures));
    }

    private static void Faults(StringBuilder page, ReportModel model)
    {
        page.Append("\nFaults (").Append(Nature(model)).Append(")\n");
        foreach (var fault in Enum.GetValues<Fault>())
        {
            var count = Wording.CountOf(model, fault);
            if (count > 0) Count(page, fault.Name(), count);
        }

        Count(page, "not labelled", Wording.CountOf(model, null));
        if (model.FailureCount > model.Failures.Count) Count(page, "not listed in the logs", model.FailureCount - model.Failures.Count);
        Count(page, "Total", model.FailureCount);
    }

    private static string Nature(ReportModel model)
    {
        var review = model.Review;
        return review.Reviewed + review.Propagated == 0
            ? "provisional: guesses of rules, not reviewed"
            : string.Create(CultureInfo.InvariantCulture, $"{review.Reviewed} reviewed, {review.Propagated} propagated, {review.Provisional} provisional, {review.Open} open");
    }

    private static void Failures(StringBuilder page, ReportModel model)
    {
        page.Append(model.Review.Propagated == 0 ? "\nFailures ('?' marks a provisional label)\n" : "\nFailures ('?' marks a provisional label, '~' a propagated one)\n");
        foreach (var failure in model.Failures)
        {
            var mark = failure.Status switch { LabelStatus.Provisional => "?", LabelStatus.Propagated => "~", _ => "" };
            page.Append("  ").Append(failure.Id).Append("  ")
                .Append(Column(Wording.CaseOf(failure), CaseWidth)).Append("  ")
                .Append(Column(failure.Trial.FirstFailedCheck?.Name ?? "-", StepWidth)).Append("  ")
                .Append(Wording.Label(failure)).Append(mark).Append(failure.Analysis.IsIgnored ? " (ignored)" : "").Append('\n');
            page.Append("      ").Append(Truncate.To(failure.OneLineError is { } line ? Visible.Line(line) : "the logs give no text", Width - 6)).Append('\n');
        }
    }

    private static void Memory(StringBuilder page, ReportModel model)
    {
        // Nothing to remember is nothing to say.
        if (model.Memory is not { } memory || (memory.Previous is null && memory.Flaky.Count == 0 && model.PriorReports.Count == 0 && model.Failures.All(f => f.Recurrence is null or { State: "new" }))) return;
        page.Append("\nFrom before\n");
        Wrapped(page, "  ", MemoryText.Counts(model));
        foreach (var failure in model.Failures.Where(f => f.Recurrence is { State: not "new" }))
            Wrapped(page, $"  {failure.Id}  ", MemoryText.Short(failure.Recurrence!));
        foreach (var failure in model.Failures.Where(f => f.Recurrence is { ShouldBeFixedBy.Count: > 0 }))
            Wrapped(page, $"  {failure.Id}  ", "should have been fixed by: " + string.Join("; ", failure.Recurrence!.ShouldBeFixedBy.Select(a => $"{a.Date} {Truncate.To(Visible.Line(a.What), 120)} ({a.Source})")));
        if (memory.Fixed.Count > 0) Wrapped(page, "  ", $"fixed since {memory.Previous}: {string.Join(", ", memory.Fixed.Select(f => f.Case).Distinct(StringComparer.Ordinal))}");
        foreach (var flaky in memory.Flaky) Wrapped(page, "  ", string.Create(CultureInfo.InvariantCulture, $"flaky: {flaky.Case} failed in {flaky.Failed} of {flaky.Trials} trials (95% interval {flaky.Low:P0} to {flaky.High:P0})"));
        if (memory.Returning.Count > 0) Wrapped(page, "  ", string.Create(CultureInfo.InvariantCulture, $"{memory.Returning.Count} recommendations of earlier reports are still open; the report lists them"));
    }

    private static void Patterns(StringBuilder page, ReportModel model)
    {
        page.Append("\nPatterns\n");
        if (model.Patterns.Count == 0) page.Append("  None found.\n");
        foreach (var pattern in model.Patterns) Wrapped(page, "  ", $"{pattern.Title}: {pattern.Explanation}");
    }

    // A cluster of one says nothing that the list of failures does not say, unless somebody named it.
    private static void Clusters(StringBuilder page, ReportModel model)
    {
        var shared = model.Failures.Where(f => f.Cluster is not null).GroupBy(f => f.Cluster!.Cluster, StringComparer.Ordinal)
            .Where(g => g.Count() > 1 || g.First().Cluster!.Move?.Name is not null).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (shared.Count == 0) return;
        page.Append("\nClusters (failures with one cause; 'faultline clusters show ID')\n");
        foreach (var cluster in shared)
            Wrapped(page, $"  {cluster.Key}  ", string.Create(CultureInfo.InvariantCulture, $"{Failures(cluster.Count())}{(ClusterText.Name(cluster.First().Cluster!) is { } name ? $", '{Visible.Line(name)}'" : "")}, e.g. {cluster.First().Id}: {cluster.First().OneLineError ?? "the logs give no text"}"));
    }

    private static string Failures(int count) => count == 1 ? "1 failure" : string.Create(CultureInfo.InvariantCulture, $"{count} failures");

    private static void Count(StringBuilder page, string name, int count) =>
        page.Append("  ").Append(Column(name, CaseWidth)).Append(count.ToString(CultureInfo.InvariantCulture).PadLeft(6)).Append('\n');

    // Padded by what people see: a case name may hold characters of several code units.
    private static string Column(string text, int width)
    {
        var cell = Truncate.To(Visible.Line(text), width);
        return cell + new string(' ', Math.Max(0, width - new StringInfo(cell).LengthInTextElements));
    }

    private static void Wrapped(StringBuilder page, string lead, string text) => TextPage.Wrapped(page, lead, text, Width);
}
