using System.Globalization;
using System.Text;
using Faultline.Reports.Machine;
using Faultline.Reports.Verification;
using Faultline.Text;

namespace Faultline.Answers;

/// <summary>What is wrong in reports.</summary>
public sealed class VerifyAnswer : Answer
{
    public required IReadOnlyList<VerifiedReport> Reports { get; init; }

    /// <summary>True when something in a report is not borne out.</summary>
    public bool FoundProblems => Reports.Any(r => r.Problems.Count > 0);

    public override string ToJson() => MachineJson.Write(new VerifyView(
        [.. Reports.Select(r => new VerifiedReportView(r.File, r.Run, r.Lines, [.. r.Problems.Select(p => new ReportProblemView(p.Line, p.Kind, p.Found, p.Expected))]))],
        DiagnosticViews)) + "\n";

    public override string ToText()
    {
        var text = new StringBuilder();
        foreach (var report in Reports)
        {
            foreach (var problem in report.Problems) text.Append(CultureInfo.InvariantCulture, $"{report.File}:{problem.Line}: {Sentence(problem)}\n");
            text.Append(CultureInfo.InvariantCulture, $"{report.File}: {report.Problems.Count} problems in {report.Lines} lines, checked against run {report.Run}\n");
        }

        return text.ToString();
    }

    private static string Sentence(ReportProblem problem)
    {
        var found = Truncate.To(Visible.Line(problem.Found), 120);
        var expected = problem.Expected is { } said ? $"the workspace says '{Truncate.To(Visible.Line(said), 120)}'" : "nothing in the workspace says so";
        return problem.Kind switch
        {
            "id" => $"id '{found}': {(problem.Expected is null ? "no failure, cluster or action of the workspace has it" : expected)}",
            "count" => $"count '{found}': {expected}",
            "quote" => $"quote '{found}': {(problem.Expected is null ? "not found in any text of the run's failures" : expected)}",
            "label" => $"label '{found}': {expected}; record a verdict first",
            _ => throw new InvalidOperationException($"unknown kind '{problem.Kind}'"),
        };
    }
}
