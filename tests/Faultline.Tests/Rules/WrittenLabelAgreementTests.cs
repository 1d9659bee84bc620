using System.Globalization;
using Faultline.Model;
using Faultline.Rules;

namespace Faultline.Tests.Rules;

/// <summary>
/// How often the provisional labels fall on the side that the written reports chose. The labels are opinions (pairs of the same
/// cause agree in 67 %), so this guards against a broken rule; it is not a target to fit.
/// </summary>
public sealed class WrittenLabelAgreementTests(ITestOutputHelper output)
{
    private sealed record Row(string Run, string Eval, string Written, string WrittenSide, Finding? Finding);

    [Fact]
    public async Task ProvisionalLabelsFallOnTheSideThatTheReportsChose()
    {
        var rows = await RowsAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(rows.Count == 0, "The shared runs are not beside the repository.");

        var decided = rows.Where(row => row.Finding is { } finding && finding.Fault.Side() != "unknown").ToList();
        var agreed = decided.Count(row => row.Finding!.Fault.Side() == row.WrittenSide);
        var agreement = (double)agreed / decided.Count;
        var coverage = (double)decided.Count / rows.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"rows {rows.Count}, decided {decided.Count}, agreed {agreed}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"coverage {coverage:0.000}, agreement of sides {agreement:0.000}"));
        output.WriteLine(string.Empty);
        foreach (var cell in rows.GroupBy(row => (row.WrittenSide, Found: row.Finding?.Fault.Side() ?? "abstained")).OrderBy(cell => cell.Key))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"written {cell.Key.WrittenSide,-6} found {cell.Key.Found,-10} {cell.Count(),4}"));
        }

        output.WriteLine(string.Empty);
        foreach (var rule in decided.GroupBy(row => row.Finding!.Rule, StringComparer.Ordinal).OrderBy(rule => rule.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Key,-34} {rule.Count(),3} decided {rule.Count(row => row.Finding!.Fault.Side() == row.WrittenSide),3} agreed");
        }

        output.WriteLine(string.Empty);
        foreach (var row in rows.Where(row => row.Finding?.Fault.Side() != row.WrittenSide))
        {
            output.WriteLine($"{row.Run} {row.Eval}: written {row.Written}, found {row.Finding?.Fault.Name() ?? "abstained"} {row.Finding?.Rule} {row.Finding?.Reason}");
        }

        Assert.True(agreement >= 0.85, $"agreement {agreement}");
        Assert.True(coverage >= 0.6, $"coverage {coverage}");
    }

    [Fact]
    public async Task AnOutageIsBlamedOnTheHarnessInEveryFailure()
    {
        var outage = SharedRuns.Folders().FirstOrDefault(folder => SharedRuns.Labels(folder) is { Count: > 50 } labels && labels.All(label => label.LabelBasis == "run_level"));
        Assert.SkipWhen(outage is null, "The shared runs are not beside the repository.");
        var engine = new RuleEngine();
        var failures = await SharedRuns.ReadAsync(outage!, TestContext.Current.CancellationToken);
        Assert.All(failures, failure =>
        {
            var analysis = engine.Analyse(failure.Context);
            Assert.Equal((Fault.HarnessFault, "provider_unavailable"), (analysis.Finding!.Fault, analysis.Finding.Mechanism));
            Assert.Contains(analysis.Others, finding => finding.Rule == "one-error-nearly-everywhere");
        });
    }

    private static async Task<List<Row>> RowsAsync(CancellationToken cancel)
    {
        var engine = new RuleEngine();
        var rows = new List<Row>();
        foreach (var folder in SharedRuns.Folders())
        {
            var findings = (await SharedRuns.ReadAsync(folder, cancel))
                .ToDictionary(failure => failure.Context.Trial.Key.Case, failure => engine.Analyse(failure.Context).Finding, StringComparer.Ordinal);
            var labels = SharedRuns.Labels(folder).Where(label => label is { Classification: not null, ErrorBasis: not "none", LabelBasis: not "unnamed" }).ToList();
            // One cause that took the whole run is one row, and its side is the harness whatever the report's vocabulary had for it.
            var isOutage = labels.Count > 50 && labels.TrueForAll(label => label.LabelBasis == "run_level");
            foreach (var label in isOutage ? labels.Take(1) : labels)
            {
                var side = isOutage ? "infra" : label.Classification == "MODEL_FAULT" ? "model" : "eval";
                rows.Add(new Row(Path.GetRelativePath(Path.Join(folder, "..", ".."), folder), label.Eval, label.Classification!, side, findings[label.Eval]));
            }
        }

        return rows;
    }
}
