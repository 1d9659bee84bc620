using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.Conversations;

/// <summary>The analysis in a few lines for a terminal.</summary>
internal static class DeepSummary
{
    private const int MostModes = 4;

    public static string Of(IReadOnlyList<RunLabel> runs, RunComparison? comparison)
    {
        var text = new StringBuilder();
        foreach (var label in runs)
        {
            var (model, totals) = (label.Model, label.Model.Totals);
            var consequences = model.Failures.Count(failure => failure.Label?.Root is not null);
            text.Append(Visible.Line(label.Name)).Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"  {model.Failures.Count} failed rows ({consequences} consequences), {Wording.Number(totals.Passed)} of {Wording.Number(totals.Cases)} turns passed, {Wording.Number(totals.Unfinished)} unfinished, {Wording.Number(totals.Missing)} missing\n");
            foreach (var mode in ErrorMode.Of(model).Take(MostModes))
            {
                var turns = string.Join(", ", mode.Roots.Take(6).Select(failure => failure.Trial.Key.Case)) + (mode.Roots.Count > 6 ? ", ..." : "");
                text.Append(CultureInfo.InvariantCulture, $"  {mode.Mechanism,-32} {mode.Roots.Count,4}{(mode.Consequences.Count > 0 ? $" (+{mode.Consequences.Count} consequences)" : "")}{(turns.Length > 0 ? $"  turns {turns}" : "")}\n");
            }
        }

        if (comparison is { Runs.Count: > 1 })
        {
            text.Append("Failed by all: ").Append(comparison.FailedByAll.Count == 0 ? "none" : string.Join(", ", comparison.FailedByAll)).Append('\n');
            foreach (var warning in comparison.Warnings) text.Append("Mind: ").Append(Visible.Line(warning)).Append('\n');
        }

        return text.Append(runs.All(run => run.Model.Review is { Reviewed: 0, Propagated: 0 })
            ? "Labels are provisional: guesses of rules, not reviewed.\n"
            : string.Concat(runs.Select(run => $"{Visible.Line(run.Name)}: {MarkdownReview.Counts(run.Model.Review)}\n"))).ToString();
    }
}
