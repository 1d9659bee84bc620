using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Conversations;

/// <summary>One run of the analysis: its counts, its error modes in plain words, and rows to look at.</summary>
internal static class RunSection
{
    private const int MostModes = 8;
    private const int MostRows = 5;
    private const int TextLength = 320;
    private const int CallLength = 260;

    public static void Write(StringBuilder page, RunLabel label, RunComparison? comparison)
    {
        var model = label.Model;
        page.Append("\n## ").Append(Markdown.Code(label.Name)).Append("\n\n");
        var consequences = model.Failures.Count(failure => failure.Label?.Root is not null);
        page.Append(CultureInfo.InvariantCulture, $"- Failed rows: {model.Failures.Count}, of these {model.Failures.Count - consequences} mistakes of their own and {consequences} consequences of an earlier turn\n");
        page.Append(CultureInfo.InvariantCulture, $"- `MODEL_ENDED_SESSION` (closing turn left out): {label.EndedSession}\n- `EMPTY_RESPONSE`: {label.EmptyResponse}\n");
        page.Append($"- Whose fault ({Nature(model.Failures)}): ").AppendJoin(", ", ErrorMode.Ranked(model.Failures.Select(failure => Wording.Label(failure))).Select(fault => $"{Markdown.Code(fault.Name)} {Wording.Number(fault.Count)}")).Append('\n');
        if (model.Failures.Count == 0)
        {
            page.Append('\n').Append(Wording.WithoutFailures(model)).Append('\n');
            Deltas(page, model, comparison);
            return;
        }

        page.Append("\nTop failed dimensions:\n\n| Dimension | Failed rows | Share of failed rows |\n| --- | ---: | ---: |\n");
        foreach (var (name, count) in ErrorMode.Ranked(model.Failures.SelectMany(failure => ReviewRow.Failed(failure.Trial))))
        {
            page.Append(Markdown.Row(Markdown.CodeInCell(name), Wording.Number(count), Wording.Percent((double)count / model.Failures.Count)));
        }

        var modes = ErrorMode.Of(model);
        page.Append("\nMain error modes:\n\n| Error mode | Mistakes | Consequences | Turns of the mistakes |\n| --- | ---: | ---: | --- |\n");
        foreach (var mode in modes)
        {
            page.Append(Markdown.Row(Markdown.CodeInCell(mode.Mechanism), Wording.Number(mode.Roots.Count), Wording.Number(mode.Consequences.Count), DeepErrorAnalysis.Turns([.. mode.Roots.Select(failure => failure.Trial.Key.Case)])));
        }

        foreach (var mode in modes.Take(MostModes)) Mode(page, mode);
        Deltas(page, model, comparison);
    }

    /// <summary>How the labels stand: <c>provisional</c> as long as nobody reviewed one.</summary>
    private static string Nature(IEnumerable<FailureReport> failures)
    {
        var kinds = ErrorMode.Ranked(failures.Select(failure => Wording.Status(failure.Status)));
        return kinds.Any(kind => kind.Name is "reviewed" or "propagated") ? string.Join(", ", kinds.Select(kind => $"{kind.Name} {Wording.Number(kind.Count)}")) : "provisional";
    }

    private static void Mode(StringBuilder page, ErrorMode mode)
    {
        page.Append("\n### ").Append(Markdown.Code(mode.Mechanism)).Append("\n\n").Append(ModeTexts.Of(mode.Mechanism)).Append("\n\n");
        page.Append("- What was seen: ").AppendJoin("; ", ErrorMode.Ranked(mode.All.Select(failure => failure.Label?.SubMechanism ?? "")).Select(kind =>
            $"{ModeTexts.OfKind(kind.Name.Length == 0 ? null : kind.Name)}{(kind.Name.Length == 0 ? "" : $" ({Markdown.Code(kind.Name)})")}: {Wording.Number(kind.Count)}")).Append('\n');
        var triggers = ErrorMode.Ranked(mode.Roots.SelectMany(failure => (failure.Trial.Tags ?? []).Prepend(failure.Trial.Category).OfType<string>().Distinct(StringComparer.Ordinal))).Take(6).ToList();
        page.Append("- Triggered by turns of: ").Append(triggers.Count == 0 ? "categories not recorded" : string.Join(", ", triggers.Select(tag => $"{Markdown.Code(tag.Name)} {Wording.Number(tag.Count)}"))).Append('\n');
        page.Append("- What the judge usually fails: ").AppendJoin(", ", ErrorMode.Ranked(mode.All.SelectMany(failure => ReviewRow.Failed(failure.Trial))).Select(dimension => $"{Markdown.Code(dimension.Name)} {Wording.Number(dimension.Count)}")).Append('\n');
        page.Append($"- Whose fault ({Nature(mode.All)}): ").AppendJoin(", ", ErrorMode.Ranked(mode.All.Select(failure => Wording.Label(failure))).Select(fault => $"{Markdown.Code(fault.Name)} {Wording.Number(fault.Count)}")).Append('\n');
        foreach (var group in mode.Consequences.GroupBy(failure => failure.Label!.Root!, StringComparer.Ordinal).OrderBy(group => group.Key, CaseOrder.Instance))
        {
            page.Append("- Consequences of turn ").Append(Markdown.Text(group.Key)).Append(": ").Append(DeepErrorAnalysis.Turns([.. group.Select(failure => failure.Trial.Key.Case)])).Append('\n');
        }

        // What somebody read is shown first: the mode rests on it.
        foreach (var failure in (mode.Roots.Count > 0 ? mode.Roots : mode.Consequences).OrderByDescending(failure => failure.Status == LabelStatus.Reviewed).Take(MostRows)) Row(page, failure);
        var left = (mode.Roots.Count > 0 ? mode.Roots.Count : mode.Consequences.Count) - MostRows;
        if (left > 0) page.Append(CultureInfo.InvariantCulture, $"\n{left} more {(left == 1 ? "row" : "rows")} of this mode in the packet.\n");
    }

    private static void Row(StringBuilder page, FailureReport failure)
    {
        var (trial, label) = (failure.Trial, failure.Label);
        page.Append("\n- **Turn ").Append(Markdown.Text(trial.Key.Case)).Append("** (").AppendJoin(", ", ReviewRow.Failed(trial).Select(Markdown.Code)).Append(") [").Append(failure.Id).Append("]\n");
        Line("User", "user_text", TextLength);
        Line("Assistant", "assistant_text", TextLength);
        Line("Judge", trial.Artifacts.Any(artifact => artifact.Name == "judge_reasoning") ? "judge_reasoning" : "claude_reasoning", TextLength);
        Line("Required calls", "required_function_call", CallLength);
        Line("Tool calls", "tool_calls", CallLength);
        Line("Tool results", "tool_results", CallLength);
        if (label is null) return;
        var sure = label.Confidence is { } confidence ? string.Create(CultureInfo.InvariantCulture, $", confidence {confidence:0.00}") : "";
        page.Append("  - Why this label: ").Append(Markdown.Text(Visible.Line(label.Reason))).Append(" (").Append(Wording.Status(failure.Status)).Append(", ").Append(Markdown.Code(label.By)).Append(sure).Append("; ")
            .AppendJoin(", ", label.Evidence.Select(evidence => Markdown.Code($"{evidence.Source}{evidence.Pointer}")).Distinct(StringComparer.Ordinal)).Append(")\n");

        void Line(string title, string name, int length)
        {
            if (trial.Artifacts.FirstOrDefault(artifact => artifact.Name == name)?.Text is not { } text || text is "[]" or "null") return;
            page.Append("  - ").Append(title).Append(": ").Append(string.IsNullOrWhiteSpace(text) ? "(blank)" : Markdown.Text(Truncate.To(Visible.Line(text), length))).Append('\n');
        }
    }

    private static void Deltas(StringBuilder page, ReportModel model, RunComparison? comparison)
    {
        if (comparison?.Runs.FirstOrDefault(run => run.Run.Id == model.Run.Id) is not { } compared || comparison.Runs.Count < 2) return;
        page.Append("\nUnique deltas:\n\n- Fails only here: ").Append(DeepErrorAnalysis.Turns(compared.UniqueFails)).Append("\n- Passes only here: ").Append(DeepErrorAnalysis.Turns(compared.UniquePasses)).Append('\n');
    }
}
