using System.Globalization;

using Faultline.Model;
using Faultline.Text;

namespace Faultline.Reports.AnalysisFolder;

/// <summary><c>README.md</c>: configuration, figures, and every case in one table.</summary>
internal static class AnalysisReadme
{
    internal static string Write(ReportModel model, IReadOnlyList<CaseStory> stories)
    {
        var page = new MarkdownPage()
            .Heading(1, $"{(model.Batch is null ? "Run" : "Batch run")}: {Markdown.Inert(RunTitle.ModelAndTiers(model))}, {ReportPath.Date(model)}")
            .Heading(2, "Configuration")
            .Table(["Field", "Value"], Configuration(model))
            .Heading(2, "Aggregate statistics")
            .Block(RunSections.Metrics(model, stories));
        if (RunSections.Corrected(model) is { } corrected) page.Heading(2, "After all sessions").Block(corrected);
        if (model.Batch is { Metrics: { Count: > 0 } metrics })
        {
            page.Heading(2, "Definitions");
            foreach (var metric in metrics) page.Item(Markdown.Inert(metric.Name), $"{Value(metric)}. {Markdown.Inert(metric.Definition)}");
        }

        page.Heading(2, "Results").Table(RunSections.ResultHeads(model), stories.Select(story => RunSections.ResultRow(model, story, linked: true)), "The logs list no case.");
        if (model.Totals.Cases > stories.Count) page.Block($"The logs count {Wording.Number(model.Totals.Cases)} cases and list these: of the others only the numbers are known.");
        return page.Heading(2, "Files")
            .Item("[analysis.md](analysis.md): costs, durations, sessions, causes, recommendations")
            .Item("[failures/summary.md](failures/summary.md): failures by category and cause, with a page for each")
            .Item("[issues/](issues/epic.md): issues to review; `bash file_issues.sh --dry-run` shows what it would file, without the option it files them")
            .ToString();
    }

    private static string Value(BatchMetric metric) => (metric.Value, metric.Unit) switch
    {
        (null, _) => "Not known",
        ({ } value, "usd") => Wording.Usd((decimal)value),
        ({ } value, "seconds") => Wording.Duration(value * 1000),
        ({ } value, "share") => Wording.Percent(value),
        ({ } value, _) => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private static IEnumerable<string[]> Configuration(ReportModel model)
    {
        var run = model.Run;
        yield return ["Run ID", Markdown.CodeInCell(run.Id)];
        yield return ["Date", run.Date is null ? Wording.NotRecorded : Markdown.Inert(ReportPath.Date(model))];
        yield return ["Benchmark", CaseSections.Cell(run.Benchmark)];
        yield return ["Provider", CaseSections.Cell(run.Provider)];
        yield return ["Model", CaseSections.Cell(run.Model)];
        yield return ["Experiment", CaseSections.Cell(run.Experiment)];
        yield return ["Status", CaseSections.Cell(run.Status)];
        foreach (var setting in model.Batch?.Settings ?? []) yield return [Markdown.Inert(setting.Name), Markdown.CodeInCell(setting.Value)];
        yield return ["Read from", Markdown.CodeInCell(run.Root)];
        yield return ["Import diagnostics", Wording.Number(model.Diagnostics)];
        yield return ["Written by", Markdown.Inert(model.Generator)];
    }
}
