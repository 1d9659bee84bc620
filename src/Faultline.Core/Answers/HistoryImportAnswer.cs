using System.Globalization;
using System.Text;
using Faultline.Model;
using Faultline.Reports.Machine;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>Reports that were read.</summary>
public sealed class HistoryImportAnswer : Answer
{
    public required IReadOnlyList<EarlierReport> Reports { get; init; }

    public override string ToJson() => MachineJson.Write(new HistoryImportView([.. Reports.Select(View)])) + "\n";

    public override string ToText()
    {
        if (Reports.Count == 0) return "No report was found: a report is a Markdown page that names failed cases and their labels.\n";
        var text = new StringBuilder();
        foreach (var report in Reports)
        {
            var labels = report.Rows.GroupBy(r => r.Label ?? "no label", StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"{Visible.Line(report.File)}: {report.Rows.Count} failures")
                .Append(report.Rows.Count == 0 ? "" : " (" + string.Join(", ", labels.Select(g => string.Create(CultureInfo.InvariantCulture, $"{Visible.Line(g.Key)} {g.Count()}"))) + ")")
                .Append(CultureInfo.InvariantCulture, $", {report.Actions.Count} actions, {report.Proposals.Count} recommendations\n");
            foreach (var warning in report.Warnings) text.Append("  ").Append(Visible.Line(Said(warning))).Append('\n');
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{Reports.Count} reports, {Reports.Sum(r => r.Rows.Count)} failures. 'faultline history CASE' shows how a case was labelled.\n").ToString();
    }

    private static HistoryReportView View(EarlierReport report) => new(
        report.File,
        report.Provider,
        report.Model,
        report.Run,
        report.Date,
        [.. report.Rows.Select(r => new HistoryRowView(r.Case, r.Check, r.Label, r.Reasoning, r.Line))],
        [.. report.Warnings.Select(Said)]);

    private static string Said(EarlierWarning warning)
        => (warning.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"line {line}: ") : "") + warning.Message;
}
