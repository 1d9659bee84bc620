using Faultline.Reports;
using Faultline.Reports.Machine;
using Faultline.Store;

namespace Faultline.Answers;

/// <summary>One run as it stands in the workspace.</summary>
public sealed class OverviewAnswer : Answer
{
    public required StoredRun Run { get; init; }

    public required ReportModel Model { get; init; }

    public override string ToJson() => MachineJson.Write(RunViews.Of(Run, Model)) + "\n";

    public override string ToText() => RunSummaryText.Write(Model);

    /// <summary>Counts, faults and patterns without the list of failures.</summary>
    public string ToBrief() => RunSummaryText.Brief(Model);
}
