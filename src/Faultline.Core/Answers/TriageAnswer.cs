using Faultline.Reports;
using Faultline.Reports.Machine;

namespace Faultline.Answers;

/// <summary>Runs as read and provisionally judged.</summary>
public sealed class TriageAnswer : Answer
{
    public required IReadOnlyList<TriagedRun> Runs { get; init; }

    private TriageView View => new(
        [.. Runs.Select(r => RunViews.Of(r.Import.Run, r.Model))],
        DiagnosticViews,
        [.. Runs.SelectMany(r => r.Model.PriorReports).Select(p => p.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    public override string ToJson() => MachineJson.Write(View) + "\n";

    public override void WriteJson(Stream utf8) => MachineJson.Write(View, utf8);

    public override string ToText()
    {
        if (Runs.Count == 0) return "";
        var summaries = Runs.Select(r => RunSummaryText.Write(r.Model) + ImportAnswer.Remark(r.Import));
        return string.Join("\n", summaries);
    }
}
