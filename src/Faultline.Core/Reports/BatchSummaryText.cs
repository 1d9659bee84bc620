using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports;

/// <summary>A batch on one terminal page: what was reported, what really happened, and why. Plain text, at most 100 columns.</summary>
internal static class BatchSummaryText
{
    private const int Width = 100;

    // A page is read by people; all tests are in the JSON.
    private const int MostTests = 60;
    private const int MostContradictions = 12;

    /// <param name="isBrief">Without advice for a person.</param>
    public static void Write(StringBuilder page, ReportModel model, BatchResult batch, bool isBrief)
    {
        Sessions(page, batch);
        Figures(page, batch);
        Causes(page, batch);
        Tests(page, batch);
        Contradictions(page, batch);
        if (isBrief) return;
        page.Append("\nNext\n");
        if (batch.Tests.FirstOrDefault(t => t.Failure is not null) is { Failure: { } example }) page.Append("  faultline show ").Append(example).Append("   one failure with its evidence\n");
        page.Append("  faultline report ").Append(Visible.Line(model.Run.Id)).Append("   the whole report as a file\n");
        page.Append("  --json         every test with its attempts and where each fact was read\n\n");
        Wrapped(page, "", Wording.Closing);
    }

    private static void Sessions(StringBuilder page, BatchResult batch)
    {
        page.Append("Sessions (UTC)\n");
        foreach (var session in batch.Sessions)
        {
            var attempts = batch.Tests.SelectMany(t => t.Attempts).Where(a => a.Session == session.Index).ToList();
            var outcomes = attempts.GroupBy(a => a.Outcome).OrderBy(g => g.Key).Select(g => $"{Wording.Number(g.Count())} {g.Key.ToString().ToLowerInvariant()}");
            Wrapped(page, string.Create(CultureInfo.InvariantCulture, $"  {session.Index,2}  "),
                $"{Time(session.Start)} to {Time(session.End)}: {Wording.Number(attempts.Count)} attempts ({string.Join(", ", outcomes)})");
        }

        if (batch.IsFinal == false) Wrapped(page, "      ", "The last one never reached its end: the summary is the one that is written on the way.");
    }

    private static void Figures(StringBuilder page, BatchResult batch)
    {
        page.Append("\nFigures\n");
        foreach (var metric in batch.Metrics)
        {
            Wrapped(page, $"  {metric.Name,-24}{Value(metric),9}  ", metric.Definition);
        }
    }

    private static void Causes(StringBuilder page, BatchResult batch)
    {
        page.Append("\nWhy final rows report no pass (provisional: guesses of rules, not reviewed)\n");
        if (batch.Causes.Count == 0) page.Append("  Every row reports a pass.\n");
        foreach (var cause in batch.Causes)
        {
            page.Append(CultureInfo.InvariantCulture, $"  {cause.Tests.Count,4}  {cause.Category,-14} {cause.Cause}{(cause.FollowsFrom is { } root ? $", follows from {root}" : "")}\n");
            if (cause.Signature is { } signature) Wrapped(page, "        ", signature);
            if (cause.Reason is { } reason) Wrapped(page, "        ", cause.Tests.Count > 1 ? $"e.g. {cause.Tests[0]}: {reason}" : $"{cause.Tests[0]}: {reason}");
        }

        var unexplained = batch.Tests.Count(t => t.Category is null);
        if (unexplained > 0) page.Append(CultureInfo.InvariantCulture, $"  {unexplained,4}  not explained: no rule knows them\n");
    }

    private static void Tests(StringBuilder page, BatchResult batch)
    {
        var shown = batch.Tests.Where(t => t.Category != "pass" || t.HiddenPass).ToList();
        page.Append("\nTests whose final row reports no pass ('*' marks a pass that it hides)\n");
        foreach (var test in shown.Take(MostTests))
        {
            var attempts = string.Join(" ", test.Attempts.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Session}:{Short(a)}")));
            var line = $"  {(test.HiddenPass ? "*" : " ")} {Visible.Line(test.Id),-12} {Visible.Line(test.Reported ?? "no row"),-7} {test.Category ?? "not explained",-14} {test.Cause ?? "",-21} {attempts}";
            page.Append(Truncate.To(line.TrimEnd(), Width)).Append('\n');
        }

        if (shown.Count > MostTests) page.Append(CultureInfo.InvariantCulture, $"    and {shown.Count - MostTests} more; --json lists all\n");
    }

    private static void Contradictions(StringBuilder page, BatchResult batch)
    {
        if (batch.Contradictions.Count == 0) return;
        page.Append("\nSources that contradict each other\n");
        foreach (var said in batch.Contradictions.OrderBy(c => c.Kind == "overwritten-pass" ? 0 : 1).Take(MostContradictions))
        {
            Wrapped(page, $"  {said.Case}: ", said.Text);
            Wrapped(page, "      ", $"'{Visible.Line(said.First.Quote)}' ({said.First.Source}{said.First.Pointer})");
            Wrapped(page, "      ", $"'{Visible.Line(said.Second.Quote)}' ({said.Second.Source}{said.Second.Pointer})");
        }

        if (batch.Contradictions.Count > MostContradictions) page.Append(CultureInfo.InvariantCulture, $"  and {batch.Contradictions.Count - MostContradictions} more; --json lists all\n");
    }

    private static string Short(BatchAttempt attempt) => attempt.Outcome switch
    {
        Outcome.Passed => "pass",
        Outcome.Failed => "fail",
        Outcome.Errored => attempt.ExitCode is { } code ? string.Create(CultureInfo.InvariantCulture, $"exit{code}") : "error",
        Outcome.Unfinished => "killed",
        _ => throw new ArgumentOutOfRangeException(nameof(attempt), attempt.Outcome, "not an outcome"),
    } + (attempt.Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"(${cost:0.00})") : "");

    private static string Value(BatchMetric metric) => metric.Value is not { } value ? "-" : metric.Unit switch
    {
        "usd" => string.Create(CultureInfo.InvariantCulture, $"${value:0.00}"),
        "seconds" => string.Create(CultureInfo.InvariantCulture, $"{value:0} s"),
        "share" => string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0} %"),
        _ => value.ToString("0", CultureInfo.InvariantCulture),
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static void Wrapped(StringBuilder page, string lead, string text) => TextPage.Wrapped(page, lead, text, Width);
}
