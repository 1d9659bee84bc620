using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>The parts of a Markdown report that say what was there before.</summary>
internal static class MarkdownMemory
{
    private const int MostShown = 6;

    /// <summary>Under "Prior reports check": how many failures are new, what came again in spite of an action, what is fixed.</summary>
    internal static void Summary(StringBuilder page, ReportModel model)
    {
        if (model.Memory is not { } memory) return;
        page.Append('\n').Append(MemoryText.Counts(model)).Append('\n');
        foreach (var failure in model.Failures.Where(f => f.Recurrence is { State: "regressed" }))
        {
            page.Append("- **Regressed**: ").Append(Markdown.Code(failure.Trial.Key.Case)).Append(" [").Append(failure.Id).Append("] should have been fixed by: ")
                .AppendJoin("; ", failure.Recurrence!.ShouldBeFixedBy.Select(Action)).Append('\n');
        }

        foreach (var effect in memory.Effects.Where(e => e.Effect == "worked"))
            page.Append("- **Worked**: ").Append(Action(effect.Action)).Append(", for ").Append(Markdown.Code(effect.Case)).Append(": ").Append(Markdown.Text(effect.Detail)).Append('\n');
        if (memory.Fixed.Count > 0)
            page.Append("- **Fixed since** ").Append(Markdown.Code(memory.Previous!)).Append(": ").AppendJoin(", ", memory.Fixed.Select(f => f.Case).Distinct(StringComparer.Ordinal).Select(Markdown.Code)).Append('\n');
        foreach (var flaky in memory.Flaky)
            page.Append(CultureInfo.InvariantCulture, $"- **Flaky**: {Markdown.Code(flaky.Case)} failed in {flaky.Failed} of {flaky.Trials} trials (95% interval {flaky.Low:P0} to {flaky.High:P0})\n");
    }

    /// <summary>Under a failure: since when, where, how labelled, what was done.</summary>
    internal static void Failure(StringBuilder page, Recurrence recurrence)
    {
        Bullet(page, "Recurrence", MemoryText.Of(recurrence));
        foreach (var seen in recurrence.Occurrences.Reverse().Take(MostShown))
            Item(page, $"{seen.Date ?? "undated"} {Markdown.Code(seen.Run)}{(seen.Model is { } model ? " " + Markdown.Code(model) : "")}: {MemoryText.Match(seen)}");
        if (recurrence.Occurrences.Count > MostShown) Item(page, string.Create(CultureInfo.InvariantCulture, $"and {recurrence.Occurrences.Count - MostShown} earlier ones"));
        if (recurrence.Labels.Count > 0)
        {
            Bullet(page, "Labelled before", recurrence.LabelsDisagree ? "differently" : recurrence.LabelledOtherwiseNow ? "otherwise than now" : "the same each time");
            foreach (var label in recurrence.Labels) Item(page, Label(label));
            if (recurrence is { LabelsDisagree: true, Leading: { } leading }) Item(page, $"weighs most: {Markdown.Text(MemoryText.Leading(leading))}");
        }

        foreach (var action in recurrence.ShouldBeFixedBy) Bullet(page, "Should have been fixed by", Action(action));
        foreach (var action in recurrence.SameDayActions) Bullet(page, "Action of the same day", $"{Action(action)}; whether it came before this run is not recorded");
    }

    /// <summary>Under "Recommendations": what earlier reports proposed and nobody did.</summary>
    internal static void Returning(StringBuilder page, ReportModel model)
    {
        if (model.Memory is not { Returning.Count: > 0 } memory) return;
        page.Append("\n### Open recommendations of earlier reports\n\nNothing records that somebody acted on these.\n\n");
        foreach (var open in memory.Returning)
            page.Append("- ").Append(Markdown.Text(open.What)).Append(" (").Append(open.Date ?? "undated").Append(", ").Append(Markdown.Code(open.Source)).Append(") ")
                .Append(open.FailedAgain.Count == 0 ? "It names no case.\n" : $"Failed again: {string.Join(", ", open.FailedAgain.Select(Markdown.Code))}.\n");
    }

    private static string Label(EarlierLabel label) => label.By is null
        ? $"{Markdown.Text(label.Label)} ({Markdown.Text(label.Basis)}), {label.Date ?? "undated"}, {Markdown.Code(label.Source)}"
        : Markdown.Text(MemoryText.Label(label));

    private static string Action(ActionTaken action) => $"{action.Date} {Markdown.Text(Truncate.To(Visible.Line(action.What), 300))} ({Markdown.Code(action.Source)})";

    private static void Bullet(StringBuilder page, string name, string value) => page.Append("- **").Append(name).Append("**: ").Append(value).Append('\n');

    private static void Item(StringBuilder page, string value) => page.Append("  - ").Append(value).Append('\n');
}
